import type { Add, DivideWithRemainder, LessThan, Subtract } from './arithmetic.ts';
import type { Dim, Identical, Ok, Rule, Shape, Show, ShowDim } from './dim.ts';
import type { At, AxisWords, SpatialAxes, WindowOp, ZeroAxis } from './spatial-axes.ts';
import type { Counts, OptionsOf, Padding, PerAxis, WindowOptions } from './window-options.ts';
import type { Reach, WindowPlaces } from './window.ts';

/**
 * Shape of a pool, one number for each place of a window: `[..., ...spatial] -> [..., ...places]`, with as many places as for a convolution. The stride is
 * the window itself when `undefined`.
 *
 * @example Pool<'maxPool2d', ['batch', 16, 28, 28], 2, undefined, 'valid', 1> // Ok<['batch', 16, 14, 14]>
 * @example Pool<'maxPool2d', [16, 2, 2], 3, undefined, 'valid', 1>            // 'maxPool2d: the window 3 does not fit into the input [16, 2, 2] (height: 3 > 2)'
 */
export type Pool<
  Op extends WindowOp,
  X extends Shape,
  Window extends PerAxis,
  Stride extends PerAxis | undefined,
  P extends Padding,
  Dilation extends PerAxis,
> =
  Counts<Op, 'window', Window> extends infer R
    ? R extends Ok<infer Sizes extends Shape>
      ? OptionsOf<Op, Stride extends PerAxis ? Stride : Window, P, Dilation> extends infer R2
        ? R2 extends Ok<infer Options extends WindowOptions>
          ? PoolAxes<Op, X, Sizes, Window, Options>
          : R2
        : never
      : R
    : never;

type PoolAxes<Op extends WindowOp, X extends Shape, Sizes extends Shape, Window extends PerAxis, Options extends WindowOptions> =
  SpatialAxes<Op, X, '...'> extends infer R
    ? R extends Ok<[infer Leading extends Shape, infer Spatial extends Shape]>
      ? WindowPlaces<Op, Spatial, Sizes, Options> extends infer R2
        ? R2 extends Ok<infer Places extends Shape>
          ? BlindFault<Op, X, Spatial, Sizes, Options> extends infer Fault extends string
            ? Fault
            : Ok<[...Leading, ...Places]>
          : `${Op}: the window ${Window extends readonly unknown[] ? Show<Window> : ShowDim<Window>} does not fit into the input ${Show<X>} (${R2 & string})`
        : never
      : R extends string
        ? R
        : Ok<Shape>
    : never;

/** Of a window that sees padding alone, and so has no greatest entry and no mean; `false` when there is none. */
type BlindFault<
  Op extends WindowOp,
  X extends Shape,
  Spatial extends Shape,
  Sizes extends Shape,
  Options extends WindowOptions,
> = Options extends SeesAll ? false : BlindAxis<Op, X, Spatial, Sizes, Options>;

/** Options with which no window sees padding alone, if it fits. */
interface SeesAll {
  readonly paddings: readonly ('same' | readonly [0, 0])[];
  readonly dilations: readonly 1[];
}

type BlindAxis<
  Op extends WindowOp,
  X extends Shape,
  Spatial extends Shape,
  Sizes extends Shape,
  Options extends WindowOptions,
  Done extends Shape = [],
  Zero = 0,
> = Spatial extends readonly [infer N extends Dim, ...infer Rest extends Shape]
  ? IsBlind<
      N,
      Reach<At<Sizes, Done>, At<Options['dilations'], Done>>,
      At<Options['strides'], Done>,
      At<Options['paddings'], Done>,
      Zero
    > extends true
    ? `${Op}: padding ${Show<At<Options['paddings'], Done>>} leaves a window without entries of the input ${Show<X>} (${At<AxisWords<Op>, Done> & string})`
    : StepsOver<N, At<Sizes, Done>, At<Options['dilations'], Done>> extends true
      ? `${Op}: dilation ${ShowDim<At<Options['dilations'], Done>>} is larger than the input ${Show<X>} (${At<AxisWords<Op>, Done> & string}: ${ShowDim<At<Options['dilations'], Done>>} > ${ShowDim<N>})`
      : BlindAxis<Op, X, Rest, Sizes, Options, [...Done, N], Zero>
  : false;

/** Whether the input is empty, the first window ends before it starts, or the last one starts after it ends. Padding `'same'` is never so much. */
type IsBlind<N, Reach, Stride, Pair, Zero> = Pair extends readonly [0, 0]
  ? false
  : Pair extends readonly [infer Before, infer After]
    ? Identical<N, Zero> extends true
      ? true
      : LessThan<Reach, Before> extends true
        ? true
        : LessThan<Reach, After> extends true
          ? IsPastEnd<LastStart<N, Before, After, Reach, Stride>, Add<Before, N>>
          : false
    : false;
type IsPastEnd<Start, End> = LessThan<Start, End> extends false ? true : false;

/** Where the last window starts, counted from the start of the padding. */
type LastStart<N, Before, After, Reach, Stride> =
  Subtract<Subtract<Add<Add<N, Before>, After>, Reach>, 1> extends infer Last
    ? DivideWithRemainder<Last, Stride> extends readonly [unknown, infer Remainder]
      ? Subtract<Last, Remainder>
      : never
    : never;

/** Whether the gaps of a window may be as large as the input. */
type StepsOver<N, K, D> = D extends 1 ? false : K extends 1 ? false : LessThan<N, D>;

/**
 * Shape of a pool that is given by its result: windows of about the same size, as many as asked for.
 *
 * @example AdaptivePool<'adaptiveAvgPool2d', ['batch', 16, 30, 41], 7> // Ok<['batch', 16, 7, 7]>
 */
export type AdaptivePool<Op extends WindowOp, X extends Shape, Size extends Dim | Shape> =
  Counts<Op, 'size', Size> extends infer R
    ? R extends Ok<infer Sizes extends Shape>
      ? SpatialAxes<Op, X, '...'> extends infer R2
        ? R2 extends Ok<[infer Leading extends Shape, infer Spatial extends Shape]>
          ? ZeroAxis<Op, Spatial> extends Ok<infer Word extends string>
            ? `${Op}: the input ${Show<X>} has ${Word} 0`
            : Ok<[...Leading, ...Sizes]>
          : R2 extends string
            ? R2
            : Ok<Shape>
        : never
      : R
    : never;

/**
 * `AdaptivePool` as a question.
 *
 * @example Out<AdaptivePoolRule<…>> // as of `AdaptivePool`
 */
export interface AdaptivePoolRule<Op extends WindowOp, X extends Shape, Size extends Dim | Shape> extends Rule {
  readonly answer: AdaptivePool<Op, X, Size>;
}

/**
 * `Pool` as a question.
 *
 * @example Out<PoolRule<…>> // as of `Pool`
 */
export interface PoolRule<
  Op extends WindowOp,
  X extends Shape,
  Window extends PerAxis,
  Stride extends PerAxis | undefined,
  P extends Padding,
  Dilation extends PerAxis,
> extends Rule {
  readonly answer: Pool<Op, X, Window, Stride, P, Dilation>;
}
