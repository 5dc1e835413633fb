import type { Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of the inner product of two vectors of one size: a scalar.
 *
 * @example Dot<[3], [3]>    // Ok<[]>
 * @example Dot<[3], [4]>    // 'dot: vectors of different sizes: [3] · [4] (3 ≠ 4)'
 * @example Dot<[2, 3], [3]> // 'dot: the left operand must be a vector, got [2, 3]; use matmul'
 */
export type Dot<A extends Shape, B extends Shape> = A extends readonly [infer N extends Dim]
  ? B extends readonly [infer M extends Dim]
    ? Unify<N, M> extends Ok<unknown>
      ? Ok<[]>
      : `dot: vectors of different sizes: ${Show<A>} · ${Show<B>} (${ShowDim<N>} ≠ ${ShowDim<M>})`
    : NoVector<'right', B>
  : NoVector<'left', A>;

type NoVector<Side extends string, S extends Shape> = S extends readonly []
  ? `dot: the ${Side} operand is a scalar; use mul`
  : S extends readonly [unknown, unknown, ...unknown[]]
    ? `dot: the ${Side} operand must be a vector, got ${Show<S>}; use matmul`
    : Ok<[]>;

/**
 * `Dot` as a question.
 *
 * @example Out<DotRule<…>> // as of `Dot`
 */
export interface DotRule<A extends Shape, B extends Shape> extends Rule {
  readonly answer: Dot<A, B>;
}
