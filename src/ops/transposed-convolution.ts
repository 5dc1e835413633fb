import type { Dim, Out, Shape } from '../../types/dim.ts';
import type { WindowOp } from '../../types/spatial-axes.ts';
import type { TransposedConvolutionRule } from '../../types/transposed-convolution.ts';
import type { ArgAt, ArgElse, Padding, PerAxis } from '../../types/window-options.ts';
import { DataError } from '../errors.ts';
import { convolutionParts } from '../shape/convolution-parts.ts';
import { sizeOf } from '../shape/dims.ts';
import { transposedConvolutionShape } from '../shape/transposed-convolution.ts';
import { windowOptions } from '../shape/window-options.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { spreadValue } from './correlate.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';
import { sliceValue } from './slice.ts';
import { frameOf, rangesOf } from './windows.ts';

/** Sentences that begin with one of these are said at the input or at an option, all others at the kernel. */
type Starts = 'the input must be' | 'stride' | 'padding' | 'outputPadding' | 'dilation' | 'groups';

/** How a kernel moves; a sentence about an option is said at that one. */
interface TransposedOptions<R, S, P, E, D, G> {
  readonly stride?: ArgAt<R, 'stride', S>;
  readonly padding?: ArgAt<R, 'padding', P>;
  readonly outputPadding?: ArgAt<R, 'outputPadding', E>;
  readonly dilation?: ArgAt<R, 'dilation', D>;
  readonly groups?: ArgAt<R, 'groups', G>;
}

/** A transposed convolution of as many spatial axes as its name says. */
export interface ConvolveTransposed<Op extends WindowOp> extends Lawful {
  <
    X extends Shape,
    W extends Shape,
    const S extends PerAxis = 1,
    const P extends Padding = 'valid',
    const E extends PerAxis = 0,
    const D extends PerAxis = 1,
    G extends Dim = 1,
  >(
    x: ArgAt<TransposedConvolutionRule<Op, X, W, S, P, E, D, G>, 'the input must be', Tensor<X>>,
    kernel: ArgElse<TransposedConvolutionRule<Op, X, W, S, P, E, D, G>, Starts, Tensor<W>>,
    options?: TransposedOptions<TransposedConvolutionRule<Op, X, W, S, P, E, D, G>, S, P, E, D, G>,
  ): Tensor<Out<TransposedConvolutionRule<Op, X, W, S, P, E, D, G>>>;
}

interface Given {
  readonly stride?: PerAxis;
  readonly padding?: Padding;
  readonly outputPadding?: PerAxis;
  readonly dilation?: PerAxis;
  readonly groups?: number;
}

function convolveTransposed(op: string, x: Value, kernel: Value, given: Given): Value {
  const { stride = 1, padding = 'valid', outputPadding = 0, dilation = 1, groups = 1 } = given;
  const shape = transposedConvolutionShape(op, x.shape, kernel.shape, stride, padding, outputPadding, dilation, groups);
  const { batch, spatial: places, first, second, window } = convolutionParts(op, x.shape, kernel.shape, 'C, O');
  // The frame is that of the convolution which takes the result to x: its windows add up where they stand, and what lies in the padding is cut off.
  const frame = frameOf(shape.slice(shape.length - places.length), places, window, windowOptions(op, stride, padding, dilation));
  const items = sizeOf(batch);
  const sent = reshapeTo(x, [items, groups, first / groups, ...places]);
  const spread = spreadValue(sent, reshapeTo(kernel, [groups, first / groups, second, ...window]), frame.windows);
  return reshapeTo(sliceValue(spread, rangesOf([items, groups, second], frame)), shape);
}

/** @__NO_SIDE_EFFECTS__ */
function defineTransposed<Op extends WindowOp>(name: Op, examples: readonly string[], cases: readonly LawCase[]): ConvolveTransposed<Op> {
  return withLaws<ConvolveTransposed<Op>>({ name, examples, cases }, ((x: Tensor, kernel: Tensor, options: Given = {}) => {
    if (typeof options !== 'object' || options === null) throw new DataError(`${name}: expected options, got ${describe(options)}`);
    return shaped(convolveTransposed(name, valueOf(name, x), valueOf(name, kernel), options));
  }) as never);
}

/**
 * y[b, o, j] = Σ x[b, c, i] · kernel[c, o, k] over all i, k with stride · i + dilation · k - before = j: `[...batch, C, L] · [C, O / groups, K] -> [...batch, O, size]`.
 * The adjoint of `conv1d` with the same kernel and options in its input, so that it leads from the places back to an input of theirs. `outputPadding`, less
 * than the stride or the dilation, picks the longer of the inputs that have as many places.
 * @throws ShapeError when input, kernel and options do not fit
 */
export const convTranspose1d: ConvolveTransposed<'convTranspose1d'> = /* @__PURE__ */ defineTransposed(
  'convTranspose1d',
  ['convTranspose1d(zeros([2, 2, 5]), zeros([2, 3, 4]), { stride: 2, padding: 1, outputPadding: 1 })'],
  [
    {
      shapes: [
        [2, 2, 3],
        [2, 2, 2],
      ],
      apply: (x, w) => convTranspose1d(x as Tensor<[2, 2, 3]>, w as Tensor<[2, 2, 2]>),
    },
    {
      title: 'with a stride beyond the kernel, without a batch',
      shapes: [
        [1, 2],
        [1, 2, 2],
      ],
      apply: (x, w) => convTranspose1d(x as Tensor<[1, 2]>, w as Tensor<[1, 2, 2]>, { stride: 3, outputPadding: 2 }),
    },
    {
      title: 'same',
      shapes: [
        [1, 1, 2],
        [1, 1, 3],
      ],
      apply: (x, w) => convTranspose1d(x as Tensor<[1, 1, 2]>, w as Tensor<[1, 1, 3]>, { stride: 2, padding: 'same' }),
    },
    {
      title: 'cut on one side, dilated',
      shapes: [
        [1, 1, 3],
        [1, 1, 2],
      ],
      apply: (x, w) => convTranspose1d(x as Tensor<[1, 1, 3]>, w as Tensor<[1, 1, 2]>, { padding: [[2, 0]], dilation: 2 }),
    },
    {
      title: 'of no items',
      shapes: [
        [0, 1, 3],
        [1, 1, 2],
      ],
      apply: (x, w) => convTranspose1d(x as Tensor<[0, 1, 3]>, w as Tensor<[1, 1, 2]>),
    },
  ],
);

/**
 * As `convTranspose1d` over two axes: `[...batch, C, H, W] · [C, O / groups, KH, KW] -> [...batch, O, ...sizes]`.
 * @throws ShapeError when input, kernel and options do not fit
 */
export const convTranspose2d: ConvolveTransposed<'convTranspose2d'> = /* @__PURE__ */ defineTransposed(
  'convTranspose2d',
  ['convTranspose2d(zeros([2, 4, 5, 5]), zeros([4, 3, 3, 3]), { groups: 2, stride: 2 })'],
  [
    {
      shapes: [
        [1, 2, 2, 2],
        [2, 1, 2, 2],
      ],
      apply: (x, w) => convTranspose2d(x as Tensor<[1, 2, 2, 2]>, w as Tensor<[2, 1, 2, 2]>),
    },
    {
      title: 'depthwise, with a stride along one axis',
      shapes: [
        [2, 2, 2],
        [2, 1, 2, 1],
      ],
      apply: (x, w) => convTranspose2d(x as Tensor<[2, 2, 2]>, w as Tensor<[2, 1, 2, 1]>, { groups: 2, stride: [1, 2] }),
    },
  ],
);

/**
 * As `convTranspose1d` over three axes: `[...batch, C, D, H, W] · [C, O / groups, KD, KH, KW] -> [...batch, O, ...sizes]`.
 * @throws ShapeError when input, kernel and options do not fit
 */
export const convTranspose3d: ConvolveTransposed<'convTranspose3d'> = /* @__PURE__ */ defineTransposed(
  'convTranspose3d',
  ['convTranspose3d(zeros([1, 2, 2, 2]), zeros([1, 1, 2, 2, 2]), { stride: 2 })'],
  [
    {
      shapes: [
        [1, 2, 1, 2],
        [1, 1, 1, 2, 2],
      ],
      apply: (x, w) => convTranspose3d(x as Tensor<[1, 2, 1, 2]>, w as Tensor<[1, 1, 1, 2, 2]>, { stride: [1, 1, 2] }),
    },
  ],
);
