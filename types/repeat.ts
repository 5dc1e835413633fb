import type { IsWhole, Multiply } from './arithmetic.ts';
import type { AxisOf, AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape, ShowDim } from './dim.ts';

/**
 * S with each entry along an axis repeated so many times, one copy beside the other.
 *
 * @example Repeat<['batch', 3], 2, -1> // Ok<['batch', 6]>
 * @example Repeat<[2, 3], 2, 2>        // 'repeat: axis 2 is out of range for [2, 3]'
 */
export type Repeat<S extends Shape, Times extends number, Axis extends number> =
  IsWhole<Times> extends false
    ? `repeat: ${ShowDim<Times>} times is not a whole number of 0 or more`
    : Axis extends -1
      ? RepeatLast<S, Times>
      : RepeatAt<S, Times, Axis>;

// The last axis is taken off by structure, so that it also resolves for a generic [...S, 3].
type RepeatLast<S extends Shape, Times extends number> =
  Box<S> extends Box<readonly [...infer Z extends Shape, infer D extends Dim]>
    ? Multiply<Times, D> extends infer Size extends Dim
      ? Ok<[...Z, Size]>
      : never
    : RepeatAt<S, Times, -1>;

type RepeatAt<S extends Shape, Times extends number, Axis extends number> = number extends S['length'] | Axis
  ? Ok<Shape>
  : ResolveAxis<S, Axis> extends infer Position extends number
    ? SetAxis<S, Position, Multiply<Times, S[Position]>> extends infer R extends Shape
      ? Ok<R>
      : never
    : AxisSentence<'repeat', S, Axis>;

/**
 * `Repeat` as a question.
 *
 * @example Out<RepeatRule<…>> // as of `Repeat`
 */
export interface RepeatRule<S extends Shape, Times extends number, Axis extends number> extends Rule {
  readonly answer: Repeat<S, Times, AxisOf<Axis>>;
}
