import type { Add, Subtract } from './arithmetic.ts';
import type { AxisOf, AxisSentence } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape } from './dim.ts';

/**
 * S with a new axis of size 1, which becomes axis `Axis` of the result.
 *
 * @example ExpandDims<[2, 3], 1>  // Ok<[2, 1, 3]>
 * @example ExpandDims<[2, 3], -1> // Ok<[2, 3, 1]>
 * @example ExpandDims<[2, 3], 4>  // 'expandDims: axis 4 is out of range for [2, 3]'
 */
export type ExpandDims<S extends Shape, Axis extends number> = InsertAxis<'expandDims', S, Axis, 1>;

/**
 * S with a new axis of size D, which becomes axis `Axis` of the result.
 *
 * @example InsertAxis<'stack', [2, 3], 0, 5> // Ok<[5, 2, 3]>
 */
export type InsertAxis<Op extends string, S extends Shape, Axis extends number, D extends Dim> = number extends Axis
  ? Ok<Shape>
  : Axis extends -1
    ? Ok<[...S, D]>
    : `${Axis}` extends `-${infer FromEnd extends number}`
      ? number extends S['length']
        ? Ok<Shape>
        : `${Axis}` extends `${bigint}`
          ? Subtract<Add<S['length'], 1>, FromEnd> extends infer Position extends number
            ? InsertAt<Op, S, Position, D, Axis, S>
            : AxisSentence<Op, S, Axis>
          : AxisSentence<Op, S, Axis>
      : InsertAt<Op, S, Axis, D, Axis, S>;

type InsertAt<
  Op extends string,
  S extends Shape,
  Position extends number,
  D extends Dim,
  Axis extends number,
  All extends Shape,
  Done extends Shape = [],
> = Done['length'] extends Position
  ? Ok<[...Done, D, ...S]>
  : Box<S> extends Box<readonly [infer H extends Dim, ...infer Rest extends Shape]>
    ? InsertAt<Op, Rest, Position, D, Axis, All, [...Done, H]>
    : S extends readonly []
      ? AxisSentence<Op, All, Axis>
      : Ok<Shape>;

/**
 * `ExpandDims` as a question.
 *
 * @example Out<ExpandDimsRule<…>> // as of `ExpandDims`
 */
export interface ExpandDimsRule<S extends Shape, Axis extends number> extends Rule {
  readonly answer: ExpandDims<S, AxisOf<Axis>>;
}
