// The spatial axes of an input, as many as the op's name says.

import type { Box, Dim, Identical, Ok, Shape, Show } from './dim.ts';

/**
 * The name of an op over windows. It ends in the number of spatial axes.
 *
 * @example 'conv2d' // its inputs end in [C, H, W]
 */
export type WindowOp = `${string}${1 | 2 | 3}d`;

/**
 * What the spatial axes of an op are called, the first one first.
 *
 * @example AxisWords<'conv2d'> // ['height', 'width']
 */
export type AxisWords<Op extends WindowOp> = Op extends `${string}1d`
  ? ['length']
  : Op extends `${string}2d`
    ? ['height', 'width']
    : ['depth', 'height', 'width'];

/**
 * The letters of the spatial axes of an op.
 *
 * @example AxisLetters<'conv2d'> // 'H, W'
 */
export type AxisLetters<Op extends WindowOp> = Op extends `${string}1d` ? 'L' : Op extends `${string}2d` ? 'H, W' : 'D, H, W';

/**
 * An input taken apart: what stands before its spatial axes, and these; `false` when the rank is unknown.
 *
 * @example SpatialAxes<'conv2d', ['batch', 3, 28, 28], '..., C'> // Ok<[['batch', 3], [28, 28]]>
 * @example SpatialAxes<'conv2d', [28], '..., C'>                 // 'conv2d: the input must be [..., C, H, W], got [28]'
 */
export type SpatialAxes<Op extends WindowOp, X extends Shape, Leading extends string> =
  LastAxes<AxisWords<Op>['length'], X> extends infer R
    ? R extends Ok<unknown>
      ? R
      : number extends X['length']
        ? false
        : InputSentence<Op, X, Leading>
    : never;

// By structure, so that it also resolves for a generic [...S, 28, 28].
type LastAxes<N, X extends Shape> = N extends 1
  ? Box<X> extends Box<readonly [...infer Z extends Shape, infer L extends Dim]>
    ? Ok<[Z, [L]]>
    : false
  : N extends 2
    ? Box<X> extends Box<readonly [...infer Z extends Shape, infer H extends Dim, infer W extends Dim]>
      ? Ok<[Z, [H, W]]>
      : false
    : Box<X> extends Box<readonly [...infer Z extends Shape, infer D extends Dim, infer H extends Dim, infer W extends Dim]>
      ? Ok<[Z, [D, H, W]]>
      : false;

/**
 * What is said of an input of too few axes.
 *
 * @example InputSentence<'conv1d', [28], '..., C'> // 'conv1d: the input must be [..., C, L], got [28]'
 */
export type InputSentence<
  Op extends WindowOp,
  X extends Shape,
  Leading extends string,
> = `${Op}: the input must be [${Leading}, ${AxisLetters<Op>}], got ${Show<X>}`;

/**
 * The word for the first spatial axis of size 0 in `Ok`, `false` when there is none.
 *
 * @example ZeroAxis<'conv2d', [28, 0]> // Ok<'width'>
 */
export type ZeroAxis<Op extends WindowOp, Sizes extends Shape, Done extends Shape = [], Zero = 0> = Sizes extends readonly [
  infer N extends Dim,
  ...infer Rest extends Shape,
]
  ? Identical<N, Zero> extends true
    ? Ok<At<AxisWords<Op>, Done>>
    : ZeroAxis<Op, Rest, [...Done, N], Zero>
  : false;

/**
 * The entry of a list for the spatial axis that comes after Done.
 *
 * @example At<['height', 'width'], [14]> // 'width'
 */
export type At<List extends readonly unknown[], Done extends readonly unknown[]> = List[Done['length']];
