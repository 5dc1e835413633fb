import type { AxisOf } from './axis.ts';
import type { Ok, Rule, Shape, Show } from './dim.ts';
import type { Gather } from './gather.ts';
import type { SameShape } from './same-shape.ts';
import type { IndicesAlongAxis } from './take-along-axis.ts';

/**
 * Shape of X with its rows at indices I along an axis replaced by updates U, which are of the shape that `Gather` reads there:
 * `[...before, N, ...after], [...I], [...before, ...I, ...after] -> [...before, N, ...after]`.
 *
 * @example Scatter<'scatter', [10, 4], [5], [5, 4], 0> // Ok<[10, 4]>
 * @example Scatter<'scatter', [10, 4], [5], [3, 4], 0> // 'scatter: updates [3, 4] do not fit [10, 4] at indices [5] along axis 0; they must be [5, 4]'
 */
export type Scatter<Op extends string, X extends Shape, I extends Shape, U extends Shape, Axis extends number> =
  Gather<X, I, Axis, Op> extends infer R
    ? R extends Ok<infer Rows extends Shape>
      ? SameShape<Op, Rows, U> extends Ok<unknown>
        ? Ok<X>
        : `${Op}: updates ${Show<U>} do not fit ${Show<X>} at indices ${Show<I>} along axis ${Axis}; they must be ${Show<Rows>}`
      : R
    : never;

/**
 * Shape of X with entries along an axis replaced at indices of their own for each row, the inverse of `TakeAlongAxis`: I and U are of one shape.
 *
 * @example ScatterAlongAxis<'scatterAlongAxis', ['batch', 10], ['batch', 3], ['batch', 3], 1> // Ok<['batch', 10]>
 * @example ScatterAlongAxis<'scatterAlongAxis', [2, 9], [2, 3], [2, 4], 1> // 'scatterAlongAxis: indices and updates: shapes differ: [2, 3] vs [2, 4]'
 */
export type ScatterAlongAxis<Op extends string, X extends Shape, I extends Shape, U extends Shape, Axis extends number> =
  IndicesAlongAxis<Op, X, I, Axis> extends infer R
    ? R extends string
      ? R
      : SameShape<`${Op}: indices and updates`, I, U> extends infer Joint
        ? Joint extends string
          ? Joint
          : Ok<X>
        : never
    : never;

/**
 * `Scatter` as a question.
 *
 * @example Out<ScatterRule<…>> // as of `Scatter`
 */
export interface ScatterRule<Op extends string, X extends Shape, I extends Shape, U extends Shape, Axis extends number> extends Rule {
  readonly answer: Scatter<Op, X, I, U, AxisOf<Axis>>;
}

/**
 * `ScatterAlongAxis` as a question.
 *
 * @example Out<ScatterAlongAxisRule<…>> // as of `ScatterAlongAxis`
 */
export interface ScatterAlongAxisRule<
  Op extends string,
  X extends Shape,
  I extends Shape,
  U extends Shape,
  Axis extends number,
> extends Rule {
  readonly answer: ScatterAlongAxis<Op, X, I, U, AxisOf<Axis>>;
}
