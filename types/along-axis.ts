import type { AxisOf, AxisSentence } from './axis.ts';
import type { Box, Identical, Ok, Rule, Shape } from './dim.ts';

/**
 * Shape of an operation along one axis of S that keeps every size: sorting, running sums and products.
 *
 * @example AlongAxis<'sort', ['batch', 10], -1> // Ok<['batch', 10]>
 * @example AlongAxis<'cumsum', [2, 3], 2>       // 'cumsum: axis 2 is out of range for [2, 3]'
 */
// Only a scalar has no first and no last axis. It is a parameter, because comparing with a constant is settled where it is declared; so a generic S resolves.
export type AlongAxis<Op extends string, S extends Shape, Axis extends number, Scalar = []> = Axis extends 0 | -1
  ? Identical<S, Scalar> extends true
    ? AxisSentence<Op, S, Axis>
    : Ok<S>
  : number extends Axis
    ? Ok<S>
    : HasAxis<S, Axis> extends infer Has
      ? Has extends false
        ? AxisSentence<Op, S, Axis>
        : Ok<S>
      : never;

type HasAxis<S extends Shape, Axis extends number> = `${Axis}` extends `-${infer FromEnd extends number}`
  ? CountFromEnd<S, FromEnd>
  : CountFromStart<S, Axis>;

// By structure, so that the second of [A, B, ...S] and the last but one of [...S, A, B] are seen.
type CountFromStart<S extends Shape, Axis extends number, Seen extends readonly unknown[] = []> =
  Box<S> extends Box<readonly [unknown, ...infer Rest extends Shape]>
    ? Seen['length'] extends Axis
      ? true
      : CountFromStart<Rest, Axis, [...Seen, 0]>
    : S extends readonly []
      ? false
      : true;
type CountFromEnd<S extends Shape, FromEnd extends number, Seen extends readonly unknown[] = [0]> =
  Box<S> extends Box<readonly [...infer Rest extends Shape, unknown]>
    ? Seen['length'] extends FromEnd
      ? true
      : CountFromEnd<Rest, FromEnd, [...Seen, 0]>
    : S extends readonly []
      ? false
      : true;

/**
 * `AlongAxis` as a question.
 *
 * @example Out<AlongAxisRule<…>> // as of `AlongAxis`
 */
export interface AlongAxisRule<Op extends string, S extends Shape, Axis extends number, Scalar = []> extends Rule {
  readonly answer: AlongAxis<Op, S, AxisOf<Axis>, Scalar>;
}
