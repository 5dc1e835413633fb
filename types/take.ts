import type { AxisOf } from './axis.ts';
import type { Ok, Rule, Shape } from './dim.ts';
import type { Gather } from './gather.ts';

/**
 * Shape of a table T read at indices I: along an axis as `Gather`, or at the places of its flattened entries when the axis is `undefined`.
 *
 * @example Take<[2, 3], [5], 1>         // Ok<[2, 5]>
 * @example Take<[2, 3], [5], undefined> // Ok<[5]>
 * @example Take<[2, 3], [5], 2>         // 'take: axis 2 is out of range for [2, 3]'
 */
export type Take<T extends Shape, I extends Shape, Axis extends number | undefined> = Axis extends number
  ? Gather<T, I, Axis, 'take'>
  : Ok<I>;

/**
 * `Take` as a question.
 *
 * @example Out<TakeRule<…>> // as of `Take`
 */
export interface TakeRule<T extends Shape, I extends Shape, Axis extends number | undefined> extends Rule {
  readonly answer: Take<T, I, AxisOf<Axis>>;
}
