import type { AxisOf, AxisSentence, ResolveAxis } from './axis.ts';
import type { Broadcast } from './broadcast.ts';
import type { Dim, Ok, Rule, Shape, Show, ShowDim } from './dim.ts';

/**
 * Shape of T read along an axis at indices of their own for each row: the size of I on that axis, and on the others those that both broadcast to.
 *
 * @example TakeAlongAxis<['batch', 10], ['batch', 3], 1> // Ok<['batch', 3]>
 * @example TakeAlongAxis<[2, 3], [4, 5], 1>              // 'takeAlongAxis: indices [4, 5] do not fit [2, 3] along axis 1 (axis 0: 4 vs 2)'
 */
export type TakeAlongAxis<T extends Shape, I extends Shape, Axis extends number> = IndicesAlongAxis<'takeAlongAxis', T, I, Axis>;

/**
 * `TakeAlongAxis` for an op of any name.
 *
 * @example IndicesAlongAxis<'takeAlongAxis', [2, 3], [5], 1> // 'takeAlongAxis: indices [5] do not fit [2, 3] along axis 1 (ranks differ)'
 */
export type IndicesAlongAxis<Op extends string, T extends Shape, I extends Shape, Axis extends number> = number extends
  T['length'] | I['length'] | Axis
  ? Ok<Shape>
  : ResolveAxis<T, Axis> extends infer Position extends number
    ? FitAxes<T, I, Position> extends infer R
      ? R extends string
        ? `${Op}: indices ${Show<I>} do not fit ${Show<T>} along axis ${Axis} (${R})`
        : R
      : never
    : AxisSentence<Op, T, Axis>;

type FitAxes<T extends Shape, I extends Shape, Position extends number, Done extends Shape = []> = T extends readonly [
  infer t extends Dim,
  ...infer RestT extends Shape,
]
  ? I extends readonly [infer i extends Dim, ...infer RestI extends Shape]
    ? FitDims<t, i, Done['length'], Position> extends infer R
      ? R extends Ok<infer D extends Dim>
        ? FitAxes<RestT, RestI, Position, [...Done, D]>
        : R
      : never
    : 'ranks differ'
  : I extends readonly []
    ? Ok<Done>
    : 'ranks differ';

type FitDims<D extends Dim, I extends Dim, Here extends number, Position extends number> = Here extends Position
  ? Ok<I>
  : Broadcast<'', [D], [I]> extends Ok<readonly [infer Joint]>
    ? Ok<Joint>
    : `axis ${Here}: ${ShowDim<I>} vs ${ShowDim<D>}`;

/**
 * `IndicesAlongAxis` as a question.
 *
 * @example Out<IndicesAlongAxisRule<…>> // as of `IndicesAlongAxis`
 */
export interface IndicesAlongAxisRule<Op extends string, T extends Shape, I extends Shape, Axis extends number> extends Rule {
  readonly answer: IndicesAlongAxis<Op, T, I, AxisOf<Axis>>;
}

/**
 * `TakeAlongAxis` as a question.
 *
 * @example Out<TakeAlongAxisRule<…>> // as of `TakeAlongAxis`
 */
export interface TakeAlongAxisRule<T extends Shape, I extends Shape, Axis extends number> extends Rule {
  readonly answer: TakeAlongAxis<T, I, AxisOf<Axis>>;
}
