import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of the pairwise interactions of features `[...batch, N]` by factors `[N, F]`: `[...batch]`.
 *
 * @example PairwiseInteractions<['batch', 100], [100, 8]> // Ok<['batch']>
 * @example PairwiseInteractions<[32, 100], [99, 8]>       // 'pairwiseInteractions: the input [32, 100] has 100 features but the factors [99, 8] have 99'
 */
export type PairwiseInteractions<X extends Shape, V extends Shape> =
  Box<X> extends Box<readonly [...infer Batch extends Shape, infer N extends Dim]>
    ? Box<V> extends Box<readonly [infer M extends Dim, infer _F]>
      ? Unify<N, M> extends Ok<unknown>
        ? Ok<Batch>
        : `pairwiseInteractions: the input ${Show<X>} has ${ShowDim<N>} features but the factors ${Show<V>} have ${ShowDim<M>}`
      : V extends readonly [] | readonly [unknown] | readonly [unknown, unknown, unknown, ...unknown[]]
        ? `pairwiseInteractions: the factors must be [N, F], got ${Show<V>}`
        : Ok<Batch>
    : X extends readonly []
      ? 'pairwiseInteractions: the input must be [..., N], got []'
      : Ok<Shape>;

/**
 * `PairwiseInteractions` as a question.
 *
 * @example Out<PairwiseInteractionsRule<…>> // as of `PairwiseInteractions`
 */
export interface PairwiseInteractionsRule<X extends Shape, V extends Shape> extends Rule {
  readonly answer: PairwiseInteractions<X, V>;
}
