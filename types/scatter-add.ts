import type { AxisOf } from './axis.ts';
import type { Add, Subtract } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, SizeOf, Unify } from './dim.ts';

/**
 * Shape of values V added up at indices I along a new axis of size N, the adjoint of gather: `[...before, ...I, ...after] -> [...before, N, ...after]`.
 *
 * @example ScatterAdd<[8, 512], [8], 50257, 0> // Ok<[50257, 512]>
 * @example ScatterAdd<[2, 3], [4], 5, 1>       // 'scatterAdd: indices [4] are not at axis 1 of values [2, 3] (4 ≠ 3)'
 */
export type ScatterAdd<V extends Shape, I extends Shape, N extends Dim, Axis extends number> = number extends Axis
  ? Ok<Shape>
  : `${Axis}` extends `-${infer FromEnd extends number}`
    ? number extends V['length'] | I['length']
      ? Ok<Shape>
      : Subtract<Subtract<Add<V['length'], 1>, I['length']>, FromEnd> extends infer Position extends number
        ? ScatterAt<V, I, N, Position, V, Axis>
        : ScatterSentence<V, I, Axis, 'too few axes'>
    : ScatterAt<V, I, N, Axis, V, Axis>;

type ScatterAt<
  V extends Shape,
  I extends Shape,
  N extends Dim,
  Position extends number,
  All extends Shape,
  Axis extends number,
  Before extends Shape = [],
> = Before['length'] extends Position
  ? SkipIndices<V, I> extends infer R
    ? R extends Ok<infer After extends Shape>
      ? Ok<[...Before, SizeOf<N>, ...After]>
      : ScatterSentence<All, I, Axis, R & string>
    : never
  : Box<V> extends Box<readonly [infer D extends Dim, ...infer Rest extends Shape]>
    ? ScatterAt<Rest, I, N, Position, All, Axis, [...Before, D]>
    : V extends readonly []
      ? ScatterSentence<All, I, Axis, 'too few axes'>
      : Ok<Shape>;

/** What follows the axes of I in V, or why V does not begin with them. */
type SkipIndices<V extends Shape, I extends Shape> =
  Box<[V, I]> extends Box<[readonly [infer d, ...infer RestV extends Shape], readonly [infer i, ...infer RestI extends Shape]]>
    ? Unify<i, d> extends Ok<unknown>
      ? SkipIndices<RestV, RestI>
      : `${ShowDim<i>} ≠ ${ShowDim<d>}`
    : I extends readonly []
      ? Ok<V>
      : V extends readonly []
        ? number extends I['length']
          ? Ok<Shape>
          : 'too few axes'
        : Ok<Shape>;

type ScatterSentence<
  V,
  I,
  Axis extends number,
  Why extends string,
> = `scatterAdd: indices ${Show<I>} are not at axis ${Axis} of values ${Show<V>} (${Why})`;

/**
 * `ScatterAdd` as a question.
 *
 * @example Out<ScatterAddRule<…>> // as of `ScatterAdd`
 */
export interface ScatterAddRule<V extends Shape, I extends Shape, N extends Dim, Axis extends number> extends Rule {
  readonly answer: ScatterAdd<V, I, N, AxisOf<Axis>>;
}
