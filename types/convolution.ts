import type { Multiply } from './arithmetic.ts';
import type { ChannelsSentence, ConvolutionParts, GroupsFault, GroupsSentence, IsMultiple } from './convolution-parts.ts';
import type { Dim, Ok, Rule, Shape, Show, ShowDim, SizeOf, Unify } from './dim.ts';
import type { WindowOp } from './spatial-axes.ts';
import type { OptionsOf, Padding, PerAxis, WindowOptions } from './window-options.ts';
import type { WindowPlaces } from './window.ts';

/**
 * Shape of a convolution: `[...batch, C, ...spatial] · [O, C / groups, ...window] -> [...batch, O, ...places]`. Along each spatial axis the window stands
 * in ⌊(N + before + after - D · (K - 1) - 1) / stride⌋ + 1 places, and in ⌈N / stride⌉ with padding `'same'`.
 *
 * @example Convolution<'conv2d', ['batch', 3, 28, 28], [16, 3, 3, 3], 1, 'valid', 1, 1>  // Ok<['batch', 16, 26, 26]>
 * @example Convolution<'conv2d', ['batch', 3, 'h', 'w'], [16, 3, 3, 3], 1, 'same', 1, 1> // Ok<['batch', 16, 'h', 'w']>
 * @example Convolution<'conv1d', [4, 9], [8, 3, 3], 1, 0, 1, 1> // 'conv1d: the input [4, 9] has 4 channels but the kernel [8, 3, 3] takes 3'
 */
export type Convolution<
  Op extends WindowOp,
  X extends Shape,
  W extends Shape,
  Stride extends PerAxis,
  P extends Padding,
  Dilation extends PerAxis,
  Groups extends Dim,
> =
  OptionsOf<Op, Stride, P, Dilation> extends infer R
    ? R extends Ok<infer Options extends WindowOptions>
      ? GroupsFault<Op, Groups> extends infer Fault extends string
        ? Fault
        : Convolve<Op, X, W, Options, SizeOf<Groups>>
      : R
    : never;

type Convolve<Op extends WindowOp, X extends Shape, W extends Shape, Options extends WindowOptions, Groups> =
  ConvolutionParts<Op, X, W, 'O, C'> extends infer R
    ? R extends Ok<
        [infer Batch extends Shape, infer C, infer Spatial extends Shape, infer O extends Dim, infer I, infer Window extends Shape]
      >
      ? ChannelFault<Op, X, W, C, O, I, Groups> extends infer Fault extends string
        ? Fault
        : WindowPlaces<Op, Spatial, Window, Options> extends infer R2
          ? R2 extends Ok<infer Places extends Shape>
            ? Ok<[...Batch, O, ...Places]>
            : `${Op}: the kernel ${Show<W>} does not fit into the input ${Show<X>} (${R2 & string})`
          : never
      : R extends string
        ? R
        : Ok<Shape>
    : never;

/** What is wrong with the channels in and out, `false` when nothing is. */
type ChannelFault<Op extends WindowOp, X extends Shape, W extends Shape, C, O, I, Groups> = Groups extends 1
  ? Unify<C, I> extends false
    ? ChannelsSentence<Op, X, W, C, I>
    : false
  : IsMultiple<C, Groups> extends false
    ? GroupsSentence<Op, 'input', X, C, Groups>
    : IsMultiple<O, Groups> extends false
      ? GroupsSentence<Op, 'kernel', W, O, Groups>
      : UnifyProduct<C, Multiply<Groups, I>> extends false
        ? ChannelsSentence<Op, X, W, C, Multiply<Groups, I>, ` (${ShowDim<Groups>} groups of ${ShowDim<I>})`>
        : false;

// Whether a name is a product is not known.
type UnifyProduct<C, Product> = C extends string ? true : Unify<C, Product>;

/**
 * `Convolution` as a question.
 *
 * @example Out<ConvolutionRule<…>> // as of `Convolution`
 */
export interface ConvolutionRule<
  Op extends WindowOp,
  X extends Shape,
  W extends Shape,
  Stride extends PerAxis,
  P extends Padding,
  Dilation extends PerAxis,
  Groups extends Dim,
> extends Rule {
  readonly answer: Convolution<Op, X, W, Stride, P, Dilation, Groups>;
}
