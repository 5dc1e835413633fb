import type { Add, LessThan, Multiply } from './arithmetic.ts';
import type { ChannelsSentence, ConvolutionParts, GroupsFault, GroupsSentence, IsMultiple } from './convolution-parts.ts';
import type { Box, Dim, Identical, Ok, Rule, Shape, Show, ShowDim, SizeOf, Unify } from './dim.ts';
import type { At, AxisWords, WindowOp } from './spatial-axes.ts';
import type { Counts, OptionsOf, Padding, PerAxis, WindowOptions } from './window-options.ts';
import type { Reach, Widen } from './window.ts';

/**
 * Shape of a transposed convolution, which makes images larger: `[...batch, C, ...spatial] · [C, O / groups, ...window] -> [...batch, O, ...sizes]`.
 * Along each spatial axis the size is (N - 1) · stride - before - after + D · (K - 1) + outputPadding + 1, and N · stride with padding `'same'`.
 *
 * @example TransposedConvolution<'convTranspose2d', ['batch', 16, 7, 7], [16, 8, 4, 4], 2, 1, 0, 1, 1> // Ok<['batch', 8, 14, 14]>
 * @example TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 1, 0, 1, 1, 1> // 'convTranspose1d: outputPadding 1 must be smaller than stride 1 or dilation 1'
 */
export type TransposedConvolution<
  Op extends WindowOp,
  X extends Shape,
  W extends Shape,
  Stride extends PerAxis,
  P extends Padding,
  OutputPadding extends PerAxis,
  Dilation extends PerAxis,
  Groups extends Dim,
> =
  OptionsOf<Op, Stride, P, Dilation> extends infer R
    ? R extends Ok<infer Options extends WindowOptions>
      ? OutputPaddings<Op, Options, OutputPadding> extends infer R2
        ? R2 extends Ok<infer Extras extends Shape>
          ? GroupsFault<Op, Groups> extends infer Fault extends string
            ? Fault
            : TransposeParts<Op, X, W, Options, Extras, SizeOf<Groups>>
          : R2
        : never
      : R
    : never;

/** What is added at the end of each spatial axis. */
type OutputPaddings<Op extends WindowOp, Options extends WindowOptions, OutputPadding extends PerAxis> =
  Counts<Op, 'outputPadding', OutputPadding, 0> extends infer R
    ? R extends Ok<infer Extras extends Shape>
      ? ExtraFault<Extras, Options> extends infer Fault extends string
        ? `${Op}: outputPadding ${Fault}`
        : R
      : R
    : never;

type ExtraFault<Extras extends Shape, Options extends WindowOptions, Done extends Shape = []> = Extras extends readonly [
  infer Extra extends Dim,
  ...infer Rest extends Shape,
]
  ? Extra extends 0
    ? ExtraFault<Rest, Options, [...Done, Extra]>
    : At<Options['paddings'], Done> extends 'same'
      ? number extends Extra
        ? ExtraFault<Rest, Options, [...Done, Extra]>
        : `${Extra} does not go with padding 'same'`
      : true extends LessThan<Extra, At<Options['strides'], Done>> | LessThan<Extra, At<Options['dilations'], Done>>
        ? ExtraFault<Rest, Options, [...Done, Extra]>
        : `${Extra} must be smaller than stride ${ShowDim<At<Options['strides'], Done>>} or dilation ${ShowDim<At<Options['dilations'], Done>>}`
  : false;

type TransposeParts<
  Op extends WindowOp,
  X extends Shape,
  W extends Shape,
  Options extends WindowOptions,
  Extras extends Shape,
  Groups extends Dim,
> =
  ConvolutionParts<Op, X, W, 'C, O'> extends infer R
    ? R extends Ok<[infer Batch extends Shape, infer C, infer Spatial extends Shape, infer First, infer Second, infer Window extends Shape]>
      ? ChannelFault<Op, X, W, C, First, Groups> extends infer Fault extends string
        ? Fault
        : TransposedSizes<Op, X, Spatial, Window, Options, Extras> extends infer R2
          ? R2 extends Ok<infer Sizes extends Shape>
            ? Box<Multiply<Groups, Second>> extends Box<infer O extends Dim>
              ? Ok<[...Batch, O, ...Sizes]>
              : never
            : R2
          : never
      : R extends string
        ? R
        : Ok<Shape>
    : never;

/** What is wrong with the channels in, `false` when nothing is. */
type ChannelFault<Op extends WindowOp, X extends Shape, W extends Shape, C, First, Groups> =
  Unify<C, First> extends false
    ? ChannelsSentence<Op, X, W, C, First>
    : Groups extends 1
      ? false
      : IsMultiple<C, Groups> extends false
        ? GroupsSentence<Op, 'input', X, C, Groups>
        : false;

type TransposedSizes<
  Op extends WindowOp,
  X extends Shape,
  Spatial extends Shape,
  Window extends Shape,
  Options extends WindowOptions,
  Extras extends Shape,
  Done extends Shape = [],
  Zero = 0,
> = Spatial extends readonly [infer N, ...infer Rest extends Shape]
  ? Identical<N, Zero> extends true
    ? `${Op}: the input ${Show<X>} has ${At<AxisWords<Op>, Done> & string} 0`
    : TransposedSize<
          Multiply<At<Options['strides'], Done>, N>,
          MoreOf<At<Window, Done>, At<Options['dilations'], Done>, At<Extras, Done>>,
          At<Options['strides'], Done>,
          At<Options['paddings'], Done>,
          Zero
        > extends infer R
      ? R extends Ok<infer Size extends Dim>
        ? TransposedSizes<Op, X, Rest, Window, Options, Extras, [...Done, Size], Zero>
        : R extends readonly [infer Taken, infer Full]
          ? `${Op}: padding takes ${ShowDim<Taken>} of the ${At<AxisWords<Op>, Done> & string} ${ShowDim<Full>} and leaves nothing`
          : never
      : never
  : Ok<Done>;

/** What the last window adds to N · stride - stride. */
type MoreOf<K, D, Extra> = Add<Add<Reach<K, D>, 1>, Extra>;

/** Of N · stride: plus More, less the stride and the padding. What the padding takes, and of how much, when nothing is left. */
type TransposedSize<Strided, More, Stride, Pair, Zero> = Pair extends readonly [infer Before, infer After]
  ? Widen<Strided, More, Add<Stride, Add<Before, After>>> extends Ok<infer Size>
    ? Identical<Size, Zero> extends true
      ? TakenOf<Strided, More, Stride, Add<Before, After>>
      : Ok<Size>
    : TakenOf<Strided, More, Stride, Add<Before, After>>
  : Ok<Strided>;
type TakenOf<Strided, More, Stride, Taken> = Widen<Strided, More, Stride> extends Ok<infer Full> ? [Taken, Full] : never;

/**
 * `TransposedConvolution` as a question.
 *
 * @example Out<TransposedConvolutionRule<…>> // as of `TransposedConvolution`
 */
export interface TransposedConvolutionRule<
  Op extends WindowOp,
  X extends Shape,
  W extends Shape,
  Stride extends PerAxis,
  P extends Padding,
  OutputPadding extends PerAxis,
  Dilation extends PerAxis,
  Groups extends Dim,
> extends Rule {
  readonly answer: TransposedConvolution<Op, X, W, Stride, P, OutputPadding, Dilation, Groups>;
}
