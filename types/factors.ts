import type { LessThan } from './arithmetic.ts';
import type { Dim, Identical, Ok, Rule, Shape } from './dim.ts';
import type { MatrixAxes, OrUnknown, SquareAxes } from './matrix.ts';

/**
 * Shapes of the reduced QR factors of `[...batch, M, N]`: `[...batch, M, K]` and `[...batch, K, N]`, where K is the smaller of M and N.
 *
 * @example Qr<[8, 5, 3]> // Ok<[[8, 5, 3], [8, 3, 3]]>
 */
export type Qr<S extends Shape> =
  MatrixAxes<'qr', S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer M extends Dim, infer N extends Dim]>
      ? Smaller<M, N> extends Ok<infer K extends Dim>
        ? Ok<[[...Batch, M, K], [...Batch, K, N]]>
        : never
      : OrUnknown<R, [Shape, Shape]>
    : never;

/**
 * Shapes of the eigenvalues and eigenvectors of symmetric matrices.
 *
 * @example Eigh<[8, 3, 3]> // Ok<[[8, 3], [8, 3, 3]]>
 * @example Eigh<[2, 3]>    // 'eigh: the matrix [2, 3] is not square (2 ≠ 3)'
 */
export type Eigh<S extends Shape> =
  SquareAxes<'eigh', S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer N extends Dim]>
      ? Ok<[[...Batch, N], [...Batch, N, N]]>
      : OrUnknown<R, [Shape, Shape]>
    : never;

/**
 * Shapes of the reduced singular value decomposition U · diag(s) · V of `[...batch, M, N]`.
 *
 * @example Svd<[8, 5, 3]> // Ok<[[8, 5, 3], [8, 3], [8, 3, 3]]>
 */
export type Svd<S extends Shape> =
  MatrixAxes<'svd', S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer M extends Dim, infer N extends Dim]>
      ? Smaller<M, N> extends Ok<infer K extends Dim>
        ? Ok<[[...Batch, M, K], [...Batch, K], [...Batch, K, N]]>
        : never
      : OrUnknown<R, [Shape, Shape, Shape]>
    : never;

// Equal dims are looked for first: that resolves for a generic [N, N].
type Smaller<A extends Dim, B extends Dim> =
  Identical<A, B> extends true
    ? Ok<A>
    : LessThan<A, B> extends infer Less
      ? boolean extends Less
        ? Ok<number>
        : Ok<Less extends true ? A : B>
      : never;

/**
 * `Eigh` as a question.
 *
 * @example Out<EighRule<…>> // as of `Eigh`
 */
export interface EighRule<S extends Shape> extends Rule {
  readonly answer: Eigh<S>;
}

/**
 * `Qr` as a question.
 *
 * @example Out<QrRule<…>> // as of `Qr`
 */
export interface QrRule<S extends Shape> extends Rule {
  readonly answer: Qr<S>;
}

/**
 * `Svd` as a question.
 *
 * @example Out<SvdRule<…>> // as of `Svd`
 */
export interface SvdRule<S extends Shape> extends Rule {
  readonly answer: Svd<S>;
}
