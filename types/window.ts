// One window along one axis: how far it reaches, how much the axis spans for it, and in how many places it stands.

import type { Add, DivideWithRemainder, Multiply, Subtract } from './arithmetic.ts';
import type { Dim, Identical, Ok, Shape, ShowDim } from './dim.ts';
import type { At, AxisWords, WindowOp } from './spatial-axes.ts';
import type { WindowOptions } from './window-options.ts';

/**
 * From the first to the last entry of a window of size K: D · (K - 1).
 *
 * @example Reach<3, 2> // 4
 */
export type Reach<K, D> = Multiply<D, Subtract<K, 1>>;

/**
 * In how many places a window of size K stands along an axis of size N, `false` when in none: ⌈(N + before + after - D · (K - 1)) / Stride⌉, and ⌈N / Stride⌉
 * with padding `'same'`. Where that is N itself, as at stride 1 with `'same'`, N passes untouched.
 *
 * @example Places<28, 5, 1, [0, 0], 1>     // Ok<24>
 * @example Places<'height', 3, 1, [1, 1], 1> // Ok<'height'>
 * @example Places<4, 5, 1, [0, 0], 1>      // false
 */
// Zero is a parameter down to where it is compared, because comparing with a constant is settled where it is declared.
export type Places<N, K, Stride, Pair, D, Zero = 0> =
  SpanOf<N, K, Pair, D, Subtract<Stride, 1>> extends Ok<infer Span>
    ? Quotient<Span, Stride> extends Ok<infer Count>
      ? Identical<Count, Zero> extends true
        ? false
        : Ok<Count>
      : never
    : false;

/** How many places there are at stride 1, and Spare more: what rounds up the division by the stride. */
type SpanOf<N, K, Pair, D, Spare> = Pair extends readonly [infer Before, infer After]
  ? Widen<N, Add<Add<Before, After>, Spare>, Reach<K, D>>
  : Ok<Add<Spare, N>>;

/** ⌊N / Stride⌋. */
type Quotient<N, Stride> = Stride extends 1 ? Ok<N> : Ok<DivideWithRemainder<N, Stride>[0]>;

/**
 * N + More - Less, `false` when it is less than 0. Where it is N, N passes untouched.
 *
 * @example Widen<28, 2, 4>       // Ok<26>
 * @example Widen<'height', 2, 2> // Ok<'height'>
 */
export type Widen<N, More, Less> =
  Subtract<More, Less> extends infer Extra
    ? Extra extends false
      ? Subtract<N, Subtract<Less, More>> extends infer Left
        ? Left extends false
          ? false
          : Ok<Left>
        : never
      : Ok<Add<Extra, N>>
    : never;

/**
 * In how many places a window stands along each spatial axis, or along which one it does not fit.
 *
 * @example WindowPlaces<'conv2d', [28, 4], [5, 3], …> // Ok<[24, 2]>
 * @example WindowPlaces<'conv2d', [28, 4], [5, 5], …> // 'width: 5 > 4'
 */
export type WindowPlaces<
  Op extends WindowOp,
  Spatial extends Shape,
  Window extends Shape,
  Options extends WindowOptions,
  Done extends Shape = [],
  Zero = 0,
> = Spatial extends readonly [infer N, ...infer Rest extends Shape]
  ? Places<
      N,
      At<Window, Done>,
      At<Options['strides'], Done>,
      At<Options['paddings'], Done>,
      At<Options['dilations'], Done>,
      Zero
    > extends Ok<infer Size extends Dim>
    ? WindowPlaces<Op, Rest, Window, Options, [...Done, Size], Zero>
    : `${At<AxisWords<Op>, Done> & string}: ${Misfit<N, At<Window, Done>, At<Options['paddings'], Done>, At<Options['dilations'], Done>>}`
  : Ok<Done>;

type Misfit<N, K, Pair, D> = `${DilatedSize<K, D>} > ${PaddedSize<N, Pair>}`;
type DilatedSize<K, D> = Add<Reach<K, D>, 1> extends infer Size ? (Size extends K ? ShowDim<K> : `${ShowDim<Size>} with dilation`) : never;
type PaddedSize<N, Pair> = Pair extends readonly [infer Before, infer After]
  ? Add<Before, After> extends infer More
    ? More extends 0
      ? ShowDim<N>
      : `${ShowDim<Add<N, More>>} with padding`
    : never
  : ShowDim<N>;
