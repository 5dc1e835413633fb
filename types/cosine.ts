import type { AxisOf } from './axis.ts';
import type { Broadcast } from './broadcast.ts';
import type { Ok, Rule, Shape } from './dim.ts';
import type { Reduce } from './reduce.ts';

/**
 * Shape of the cosines of the angles between vectors along an axis: the operands broadcast, then the axis goes.
 *
 * @example Cosine<['batch', 64], [64], -1> // Ok<['batch']>
 * @example Cosine<[2, 3], [2, 4], -1>      // 'cosineSimilarity: cannot broadcast [2, 3] with [2, 4] (3 vs 4)'
 */
export type Cosine<A extends Shape, B extends Shape, Axis extends number> =
  Broadcast<'cosineSimilarity', A, B> extends infer R
    ? R extends Ok<infer Both extends Shape>
      ? Reduce<'cosineSimilarity', Both, Axis, false>
      : R
    : never;

/**
 * `Cosine` as a question.
 *
 * @example Out<CosineRule<…>> // as of `Cosine`
 */
export interface CosineRule<A extends Shape, B extends Shape, Axis extends number> extends Rule {
  readonly answer: Cosine<A, B, AxisOf<Axis>>;
}
