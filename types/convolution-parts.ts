// What a convolution and its transpose share: an input and a kernel taken apart, and what is said of channels and groups.

import type { DivideWithRemainder } from './arithmetic.ts';
import type { Box, Dim, IBox, Ok, Shape, Show, ShowDim, SizeOf, Unify } from './dim.ts';
import type { AxisLetters, AxisWords, InputSentence, SpatialAxes, WindowOp, ZeroAxis } from './spatial-axes.ts';
import type { IsCount } from './window-options.ts';

/**
 * An input and a kernel taken apart: the batch, the channels and the spatial axes of the input, the two axes of channels and the window of the kernel;
 * `false` when a rank is unknown. `Channels` are the letters of the kernel's axes of channels.
 *
 * @example ConvolutionParts<'conv1d', ['batch', 4, 9], [8, 4, 3], 'O, C'> // Ok<[['batch'], 4, [9], 8, 4, [3]]>
 * @example ConvolutionParts<'conv1d', [4, 9], [8, 4], 'O, C'>             // 'conv1d: the kernel must be [O, C, L], got [8, 4]'
 */
export type ConvolutionParts<Op extends WindowOp, X extends Shape, W extends Shape, Channels extends string> =
  ImageParts<Op, X> extends infer Image
    ? Image extends string
      ? Image
      : KernelParts<Op, W, Channels> extends infer Kernel
        ? Kernel extends string
          ? Kernel
          : [Image, Kernel] extends [Ok<infer Parts extends readonly unknown[]>, Ok<infer More extends readonly unknown[]>]
            ? Ok<[...Parts, ...More]>
            : false
        : never
    : never;

type ImageParts<Op extends WindowOp, X extends Shape> =
  SpatialAxes<Op, X, '..., C'> extends infer R
    ? R extends Ok<[infer Leading extends Shape, infer Spatial]>
      ? Box<Leading> extends Box<readonly [...infer Batch extends Shape, infer C extends Dim]>
        ? Ok<[Batch, C, Spatial]>
        : number extends Leading['length']
          ? false
          : InputSentence<Op, X, '..., C'>
      : R
    : never;

type KernelParts<Op extends WindowOp, W extends Shape, Channels extends string> =
  Box<W> extends Box<readonly [infer First extends Dim, infer Second extends Dim, ...infer Window extends Shape]>
    ? AxisWords<Op>['length'] extends Window['length']
      ? ZeroAxis<Op, Window> extends Ok<infer Word extends string>
        ? `${Op}: the kernel ${Show<W>} has ${Word} 0`
        : number extends Window['length']
          ? false
          : Ok<[First, Second, Window]>
      : KernelSentence<Op, W, Channels>
    : number extends W['length']
      ? false
      : KernelSentence<Op, W, Channels>;

type KernelSentence<
  Op extends WindowOp,
  W extends Shape,
  Channels extends string,
> = `${Op}: the kernel must be [${Channels}, ${AxisLetters<Op>}], got ${Show<W>}`;

/**
 * What is wrong with a number of groups, `false` when nothing is.
 *
 * @example GroupsFault<'conv2d', 0> // 'conv2d: groups 0 is not a whole number of 1 or more'
 */
export type GroupsFault<Op extends string, Groups extends Dim> =
  IsCount<SizeOf<Groups>, 1> extends false ? `${Op}: groups ${ShowDim<Groups>} is not a whole number of 1 or more` : false;

/**
 * Whether N divides by D; true when that is unknown.
 *
 * @example IsMultiple<6, 4> // false
 */
export type IsMultiple<N, D> =
  DivideWithRemainder<N, D> extends readonly [unknown, infer Remainder] ? (Unify<Remainder, 0> extends false ? false : true) : never;

/**
 * What is said of channels that do not divide into groups.
 *
 * @example GroupsSentence<'conv1d', 'input', [3, 9], 3, 2> // 'conv1d: the 3 channels of the input [3, 9] do not divide into 2 groups'
 */
export type GroupsSentence<
  Op extends string,
  Whose extends string,
  S,
  C,
  Groups,
> = `${Op}: the ${ShowDim<C>} channels of the ${Whose} ${Show<S>} do not divide into ${ShowDim<Groups>} groups`;

/**
 * What is said of a kernel that takes another number of channels than the input has.
 *
 * @example ChannelsSentence<'conv1d', [4, 9], [8, 3, 3], 4, 3> // 'conv1d: the input [4, 9] has 4 channels but the kernel [8, 3, 3] takes 3'
 */
export type ChannelsSentence<
  Op extends WindowOp,
  X extends Shape,
  W,
  C,
  Expected,
  Why extends string = '',
> = `${Op}: the input ${Show<X>} has ${ShowDim<C>} channels but the kernel ${Show<W>} takes ${ShowDim<Expected>}${Why}${LastAxisRemedy<Op, X, Expected>}`;

/** Images whose channels come last. */
type LastAxisRemedy<Op extends WindowOp, X extends Shape, Expected> = X extends readonly [...unknown[], infer Last]
  ? IBox<Last> extends IBox<Expected>
    ? `; did you mean moveAxis(x, -1, ${ChannelAxis<Op>})?`
    : ''
  : '';
type ChannelAxis<Op extends WindowOp> = Op extends `${string}1d` ? -2 : Op extends `${string}2d` ? -3 : -4;
