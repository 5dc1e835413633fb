import type { Dim, Out, Shape } from '../../types/dim.ts';
import type { ConvolutionRule } from '../../types/convolution.ts';
import type { WindowOp } from '../../types/spatial-axes.ts';
import type { ArgAt, ArgElse, Padding, PerAxis } from '../../types/window-options.ts';
import { DataError } from '../errors.ts';
import { convolutionParts } from '../shape/convolution-parts.ts';
import { convolutionShape } from '../shape/convolution.ts';
import { sizeOf } from '../shape/dims.ts';
import { windowOptions } from '../shape/window-options.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { correlateValue } from './correlate.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';
import { padValue } from './slice.ts';
import { frameOf, rangesOf } from './windows.ts';

/** Sentences that begin with one of these are said at the input or at an option, all others at the kernel. */
type Starts = 'the input must be' | 'stride' | 'padding' | 'dilation' | 'groups';

/** How a kernel moves; a sentence about an option is said at that one. */
interface ConvolutionOptions<R, S, P, D, G> {
  readonly stride?: ArgAt<R, 'stride', S>;
  readonly padding?: ArgAt<R, 'padding', P>;
  readonly dilation?: ArgAt<R, 'dilation', D>;
  readonly groups?: ArgAt<R, 'groups', G>;
}

/** A convolution of as many spatial axes as its name says. */
export interface Convolve<Op extends WindowOp> extends Lawful {
  <
    X extends Shape,
    W extends Shape,
    const S extends PerAxis = 1,
    const P extends Padding = 'valid',
    const D extends PerAxis = 1,
    G extends Dim = 1,
  >(
    x: ArgAt<ConvolutionRule<Op, X, W, S, P, D, G>, 'the input must be', Tensor<X>>,
    kernel: ArgElse<ConvolutionRule<Op, X, W, S, P, D, G>, Starts, Tensor<W>>,
    options?: ConvolutionOptions<ConvolutionRule<Op, X, W, S, P, D, G>, S, P, D, G>,
  ): Tensor<Out<ConvolutionRule<Op, X, W, S, P, D, G>>>;
}

interface Given {
  readonly stride?: PerAxis;
  readonly padding?: Padding;
  readonly dilation?: PerAxis;
  readonly groups?: number;
}

function convolve(op: string, x: Value, kernel: Value, { stride = 1, padding = 'valid', dilation = 1, groups = 1 }: Given): Value {
  const shape = convolutionShape(op, x.shape, kernel.shape, stride, padding, dilation, groups);
  const { batch, channels, spatial, first, second, window } = convolutionParts(op, x.shape, kernel.shape, 'O, C');
  const places = shape.slice(shape.length - spatial.length);
  const frame = frameOf(spatial, places, window, windowOptions(op, stride, padding, dilation));
  const items = sizeOf(batch);
  const leading = [items, groups, channels / groups];
  const flat = reshapeTo(x, [...leading, ...spatial]);
  const padded = padValue(flat, rangesOf(leading, frame), [...leading, ...frame.windows.spatial]);
  return reshapeTo(correlateValue(padded, reshapeTo(kernel, [groups, first / groups, second, ...window]), frame.windows), shape);
}

/** @__NO_SIDE_EFFECTS__ */
function defineConvolution<Op extends WindowOp>(name: Op, examples: readonly string[], cases: readonly LawCase[]): Convolve<Op> {
  return withLaws<Convolve<Op>>({ name, examples, cases }, ((x: Tensor, kernel: Tensor, options: Given = {}) => {
    if (typeof options !== 'object' || options === null) throw new DataError(`${name}: expected options, got ${describe(options)}`);
    return shaped(convolve(name, valueOf(name, x), valueOf(name, kernel), options));
  }) as never);
}

/**
 * y[b, o, i] = Σ x[b, c, stride · i + dilation · k - before] · kernel[o, c, k], zeros around x: `[...batch, C, L] · [O, C / groups, K] -> [...batch, O, places]`.
 * The kernel is not turned round. `padding` is `'valid'` (none), `'same'` (the odd one after), a number, or one or a pair for each axis.
 * @throws ShapeError when input, kernel and options do not fit
 */
export const conv1d: Convolve<'conv1d'> = /* @__PURE__ */ defineConvolution(
  'conv1d',
  ['conv1d(zeros([2, 2, 5]), zeros([3, 2, 2]), { stride: 2, padding: 1 })'],
  [
    {
      shapes: [
        [2, 2, 4],
        [2, 2, 2],
      ],
      apply: (x, w) => conv1d(x as Tensor<[2, 2, 4]>, w as Tensor<[2, 2, 2]>),
    },
    {
      title: 'same, with a stride, without a batch',
      shapes: [
        [1, 5],
        [2, 1, 3],
      ],
      apply: (x, w) => conv1d(x as Tensor<[1, 5]>, w as Tensor<[2, 1, 3]>, { stride: 2, padding: 'same' }),
    },
    {
      title: 'padded on one side, dilated',
      shapes: [
        [1, 1, 4],
        [1, 1, 2],
      ],
      apply: (x, w) => conv1d(x as Tensor<[1, 1, 4]>, w as Tensor<[1, 1, 2]>, { padding: [[2, 0]], dilation: 2 }),
    },
    {
      title: 'of no items',
      shapes: [
        [0, 1, 3],
        [1, 1, 2],
      ],
      apply: (x, w) => conv1d(x as Tensor<[0, 1, 3]>, w as Tensor<[1, 1, 2]>),
    },
  ],
);

/**
 * As `conv1d` over two axes: `[...batch, C, H, W] · [O, C / groups, KH, KW] -> [...batch, O, ...places]`. Depthwise with `groups: C`.
 * @throws ShapeError when input, kernel and options do not fit
 */
export const conv2d: Convolve<'conv2d'> = /* @__PURE__ */ defineConvolution(
  'conv2d',
  ['conv2d(zeros([2, 4, 5, 5]), zeros([6, 2, 3, 3]), { groups: 2, padding: [1, 0] })'],
  [
    {
      shapes: [
        [1, 2, 3, 3],
        [2, 2, 2, 2],
      ],
      apply: (x, w) => conv2d(x as Tensor<[1, 2, 3, 3]>, w as Tensor<[2, 2, 2, 2]>),
    },
    {
      title: 'depthwise',
      shapes: [
        [2, 3, 2],
        [2, 1, 2, 1],
      ],
      apply: (x, w) => conv2d(x as Tensor<[2, 3, 2]>, w as Tensor<[2, 1, 2, 1]>, { groups: 2 }),
    },
    {
      title: 'of one entry',
      shapes: [
        [1, 2, 2, 2],
        [2, 2, 1, 1],
      ],
      apply: (x, w) => conv2d(x as Tensor<[1, 2, 2, 2]>, w as Tensor<[2, 2, 1, 1]>),
    },
  ],
);

/**
 * As `conv1d` over three axes: `[...batch, C, D, H, W] · [O, C / groups, KD, KH, KW] -> [...batch, O, ...places]`.
 * @throws ShapeError when input, kernel and options do not fit
 */
export const conv3d: Convolve<'conv3d'> = /* @__PURE__ */ defineConvolution(
  'conv3d',
  ['conv3d(zeros([1, 4, 4, 4]), zeros([2, 1, 3, 3, 3]), { padding: 1 })'],
  [
    {
      shapes: [
        [1, 2, 2, 2],
        [1, 1, 2, 1, 2],
      ],
      apply: (x, w) => conv3d(x as Tensor<[1, 2, 2, 2]>, w as Tensor<[1, 1, 2, 1, 2]>),
    },
  ],
);
