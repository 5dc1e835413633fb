import type { AxisOf, AxisSentence, ResolveAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape } from './dim.ts';

/**
 * Shape of a table T read along an axis at indices I: `[...before, N, ...after], [...I] -> [...before, ...I, ...after]`.
 *
 * @example Gather<[50257, 512], ['batch', 16], 0> // Ok<['batch', 16, 512]>
 * @example Gather<[2, 3], [5], 2>                 // 'gather: axis 2 is out of range for [2, 3]'
 */
export type Gather<T extends Shape, I extends Shape, Axis extends number, Op extends string = 'gather'> = number extends Axis
  ? Ok<Shape>
  : `${Axis}` extends `-${string}`
    ? number extends T['length']
      ? Ok<Shape>
      : ResolveAxis<T, Axis> extends infer Position extends number
        ? GatherAt<Op, T, I, Position, T>
        : AxisSentence<Op, T, Axis>
    : GatherAt<Op, T, I, Axis, T>;

// From the front, by structure, so that a table [N, ...after] of generic rank resolves.
type GatherAt<Op extends string, T extends Shape, I extends Shape, Position extends number, All extends Shape, Before extends Shape = []> =
  Box<T> extends Box<readonly [infer D extends Dim, ...infer After extends Shape]>
    ? Before['length'] extends Position
      ? Ok<[...Before, ...I, ...After]>
      : GatherAt<Op, After, I, Position, All, [...Before, D]>
    : T extends readonly []
      ? AxisSentence<Op, All, Position>
      : Ok<Shape>;

/**
 * `Gather` as a question.
 *
 * @example Out<GatherRule<…>> // as of `Gather`
 */
export interface GatherRule<T extends Shape, I extends Shape, Axis extends number, Op extends string = 'gather'> extends Rule {
  readonly answer: Gather<T, I, AxisOf<Axis>, Op>;
}
