import type { AxisOf } from './axis.ts';
import type { Ok, Rule, Shape } from './dim.ts';
import type { Reduce } from './reduce.ts';

/**
 * S, with the order of the entries reversed along one axis, a list of axes, or all when `undefined`.
 *
 * @example Flip<[2, 3], -1>        // Ok<[2, 3]>
 * @example Flip<[2, 3], [0, 1, 1]> // 'flip: axis 1 is given twice in [0, 1, 1]'
 */
export type Flip<S extends Shape, Axes extends number | readonly number[] | undefined> = Axes extends undefined
  ? Ok<S>
  : Reduce<'flip', S, Axes, false> extends infer R
    ? R extends string
      ? R
      : Ok<S>
    : never;

/**
 * `Flip` as a question.
 *
 * @example Out<FlipRule<…>> // as of `Flip`
 */
export interface FlipRule<S extends Shape, Axes extends number | readonly number[] | undefined> extends Rule {
  readonly answer: Flip<S, AxisOf<Axes>>;
}
