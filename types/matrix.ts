import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * The parts of a stack of matrices, `[batch, rows, columns]`; `false` when the rank is unknown.
 *
 * @example MatrixAxes<'trace', [8, 2, 3]> // Ok<[[8], 2, 3]>
 * @example MatrixAxes<'trace', [3]>       // 'trace: a matrix has two axes, got [3]'
 */
export type MatrixAxes<Op extends string, S extends Shape> =
  Box<S> extends Box<readonly [...infer Batch extends Shape, infer M extends Dim, infer N extends Dim]>
    ? Ok<[Batch, M, N]>
    : S extends readonly [] | readonly [unknown]
      ? `${Op}: a matrix has two axes, got ${Show<S>}`
      : false;

/**
 * The parts of a stack of square matrices, `[batch, size]`; `false` when the rank is unknown.
 *
 * @example SquareAxes<'inverse', [8, 3, 3]> // Ok<[[8], 3]>
 */
export type SquareAxes<Op extends string, S extends Shape> =
  MatrixAxes<Op, S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer M, infer N]>
      ? Unify<M, N> extends Ok<infer D extends Dim>
        ? Ok<[Batch, D]>
        : `${Op}: the matrix ${Show<S>} is not square (${ShowDim<M>} ≠ ${ShowDim<N>})`
      : R
    : never;

/**
 * Shape of what makes a matrix of a square one (its inverse, power, Cholesky factor): `[...batch, N, N]`.
 *
 * @example SquareMatrix<'cholesky', ['batch', 3, 3]> // Ok<['batch', 3, 3]>
 * @example SquareMatrix<'cholesky', [2, 3]>          // 'cholesky: the matrix [2, 3] is not square (2 ≠ 3)'
 */
export type SquareMatrix<Op extends string, S extends Shape> =
  SquareAxes<Op, S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer N extends Dim]>
      ? Ok<[...Batch, N, N]>
      : OrUnknown<R>
    : never;

/**
 * Shape of the determinants of square matrices: the batch axes.
 *
 * @example Determinant<[8, 3, 3]> // Ok<[8]>
 */
export type Determinant<S extends Shape> =
  SquareAxes<'determinant', S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, unknown]>
      ? Ok<Batch>
      : OrUnknown<R>
    : never;

/**
 * Shapes of the signs of the determinants and of the logarithms of their sizes.
 *
 * @example Slogdet<[8, 3, 3]> // Ok<[[8], [8]]>
 */
export type Slogdet<S extends Shape> =
  SquareAxes<'slogdet', S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, unknown]>
      ? Ok<[Batch, Batch]>
      : OrUnknown<R, [Shape, Shape]>
    : never;

/**
 * Shape of the traces of matrices, square or not: the batch axes.
 *
 * @example Trace<[8, 2, 3]> // Ok<[8]>
 */
export type Trace<S extends Shape> =
  MatrixAxes<'trace', S> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, unknown, unknown]>
      ? Ok<Batch>
      : OrUnknown<R>
    : never;

/**
 * The sentence, or what is answered for a matrix of unknown rank.
 *
 * @example OrUnknown<false> // Ok<Shape>
 */
export type OrUnknown<R, Unknown = Shape> = R extends string ? R : Ok<Unknown>;

/**
 * `Determinant` as a question.
 *
 * @example Out<DeterminantRule<…>> // as of `Determinant`
 */
export interface DeterminantRule<S extends Shape> extends Rule {
  readonly answer: Determinant<S>;
}

/**
 * `Slogdet` as a question.
 *
 * @example Out<SlogdetRule<…>> // as of `Slogdet`
 */
export interface SlogdetRule<S extends Shape> extends Rule {
  readonly answer: Slogdet<S>;
}

/**
 * `SquareMatrix` as a question.
 *
 * @example Out<SquareMatrixRule<…>> // as of `SquareMatrix`
 */
export interface SquareMatrixRule<Op extends string, S extends Shape> extends Rule {
  readonly answer: SquareMatrix<Op, S>;
}

/**
 * `Trace` as a question.
 *
 * @example Out<TraceRule<…>> // as of `Trace`
 */
export interface TraceRule<S extends Shape> extends Rule {
  readonly answer: Trace<S>;
}
