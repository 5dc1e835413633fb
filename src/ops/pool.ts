import type { Out, Shape } from '../../types/dim.ts';
import type { PoolRule } from '../../types/pool.ts';
import type { WindowOp } from '../../types/spatial-axes.ts';
import type { ArgAt, ArgElse, Padding, PerAxis } from '../../types/window-options.ts';
import { DataError } from '../errors.ts';
import { sizeOf } from '../shape/dims.ts';
import { poolShape } from '../shape/pool.ts';
import { spatialAxes } from '../shape/spatial-axes.ts';
import { counts, windowOptions } from '../shape/window-options.ts';
import { filled } from '../tensor/create.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { div } from './div.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { maxValue } from './max.ts';
import { padValue } from './slice.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';
import { frameOf, rangesOf, windowsValue, type Frame } from './windows.ts';

/** Sentences that begin with one of these are said at the input or at an option, all others at the window. */
type Starts = 'the input must be' | 'stride' | 'padding' | 'dilation';

/** How a window moves; a sentence about an option is said at that one. */
interface PoolOptions<R, S, P, D> {
  /** The window itself where absent: windows side by side. */
  readonly stride?: ArgAt<R, 'stride', S>;
  readonly padding?: ArgAt<R, 'padding', P>;
  readonly dilation?: ArgAt<R, 'dilation', D>;
}

/** A pool over as many spatial axes as its name says, with options of its own. */
export interface Pool<Op extends WindowOp, Own = unknown> extends Lawful {
  <
    X extends Shape,
    const K extends PerAxis,
    const S extends PerAxis | undefined = undefined,
    const P extends Padding = 'valid',
    const D extends PerAxis = 1,
  >(
    x: ArgAt<PoolRule<Op, X, K, S, P, D>, 'the input must be', Tensor<X>>,
    window: ArgElse<PoolRule<Op, X, K, S, P, D>, Starts, K>,
    options?: PoolOptions<PoolRule<Op, X, K, S, P, D>, S, P, D> & Own,
  ): Tensor<Out<PoolRule<Op, X, K, S, P, D>>>;
}

/** Whether a mean divides by all entries of its window, also by those in the padding; not so where absent. */
interface MeanOptions {
  readonly countPadding?: boolean;
}

interface Given extends MeanOptions {
  readonly stride?: PerAxis;
  readonly padding?: Padding;
  readonly dilation?: PerAxis;
}

/** x within its padding, and the frame; zeros in the padding. */
interface Framed {
  readonly padded: Value;
  readonly frame: Frame;
  /** 1 at the entries of the input, 0 in the padding, over the spatial axes alone; none without padding. */
  readonly inside: Value | undefined;
}

function framed(op: string, x: Value, window: PerAxis, { stride, padding = 'valid', dilation = 1 }: Given): Framed {
  const shape = poolShape(op, x.shape, window, stride, padding, dilation);
  const [leading, sizes] = spatialAxes(op, x.shape, '...');
  const options = windowOptions(op, stride ?? window, padding, dilation);
  const frame = frameOf(sizes, shape.slice(leading.length), counts(op, 'window', window), options);
  const { spatial } = frame.windows;
  const isPadded = spatial.some((n, i) => n !== sizes[i]);
  return {
    padded: padValue(x, rangesOf(leading, frame), [...leading, ...spatial]),
    frame,
    inside: isPadded ? padValue(filled(sizes, 1), frame.inside, spatial) : undefined,
  };
}

/** The last axes of windows, those of the window. */
function windowAxes(seen: Value, { windows }: Frame): number[] {
  return windows.window.map((_, i) => seen.shape.length - windows.window.length + i);
}

function maxPool(op: string, x: Value, window: PerAxis, options: Given): Value {
  const { padded, frame, inside } = framed(op, x, window, options);
  const whole = inside ? where(shaped(inside), shaped(padded) as never, -Infinity as never) : shaped(padded);
  const seen = windowsValue(whole as unknown as Value, frame.windows);
  return maxValue(seen, windowAxes(seen, frame));
}

function avgPool(op: string, x: Value, window: PerAxis, options: Given): Value {
  const { padded, frame, inside } = framed(op, x, window, options);
  const total = (of: Value): Value => {
    const seen = windowsValue(of, frame.windows);
    return sumValue(seen, windowAxes(seen, frame));
  };
  const count = inside && options.countPadding !== true ? shaped(total(inside)) : sizeOf(frame.windows.window);
  return div(shaped(total(padded)), count as never) as unknown as Value;
}

/** @__NO_SIDE_EFFECTS__ */
function definePool<Op extends WindowOp, Own>(
  name: Op,
  pool: (op: string, x: Value, window: PerAxis, options: Given) => Value,
  examples: readonly string[],
  cases: readonly LawCase[],
): Pool<Op, Own> {
  return withLaws<Pool<Op, Own>>({ name, examples, cases }, ((x: Tensor, window: PerAxis, options: Given = {}) => {
    if (typeof options !== 'object' || options === null) throw new DataError(`${name}: expected options, got ${describe(options)}`);
    return shaped(pool(name, valueOf(name, x), window, options));
  }) as never);
}

/**
 * y[.., i] = max x[.., stride · i + dilation · k - before] over k < window: `[..., L] -> [..., places]`. Padding is -∞, so it is never seen; a NaN wins;
 * entries that tie share the derivative equally. Windows stand side by side where no stride is given.
 * @throws ShapeError when input, window and options do not fit, and for a window that sees padding alone
 */
export const maxPool1d: Pool<'maxPool1d'> = /* @__PURE__ */ definePool(
  'maxPool1d',
  maxPool,
  ['maxPool1d(zeros([3, 10]), 2)', 'maxPool1d(zeros([3, 10]), 3, { stride: 2, padding: 1 })'],
  [
    { shapes: [[2, 5]], apply: (x) => maxPool1d(x as Tensor<[2, 5]>, 2) },
    { title: 'overlapping, padded', shapes: [[5]], apply: (x) => maxPool1d(x as Tensor<[5]>, 3, { stride: 2, padding: [[1, 2]] }) },
    { title: 'dilated', shapes: [[1, 6]], apply: (x) => maxPool1d(x as Tensor<[1, 6]>, 2, { stride: 1, dilation: 3 }) },
    { title: 'of no items', shapes: [[0, 4]], apply: (x) => maxPool1d(x as Tensor<[0, 4]>, 2) },
  ],
);

/** As `maxPool1d` over two axes: `[..., H, W] -> [..., ...places]`. @throws ShapeError when input, window and options do not fit */
export const maxPool2d: Pool<'maxPool2d'> = /* @__PURE__ */ definePool(
  'maxPool2d',
  maxPool,
  ["maxPool2d(zeros([2, 3, 4, 4]), [2, 3], { padding: 'same' })"],
  [
    { shapes: [[2, 4, 3]], apply: (x) => maxPool2d(x as Tensor<[2, 4, 3]>, [2, 1]) },
    {
      title: 'same, at stride 1',
      shapes: [[3, 3]],
      apply: (x) => maxPool2d(x as Tensor<[3, 3]>, 2, { stride: 1, padding: 'same' }),
    },
  ],
);

/** As `maxPool1d` over three axes: `[..., D, H, W] -> [..., ...places]`. @throws ShapeError when input, window and options do not fit */
export const maxPool3d: Pool<'maxPool3d'> = /* @__PURE__ */ definePool(
  'maxPool3d',
  maxPool,
  ['maxPool3d(zeros([1, 4, 4, 4]), 2)'],
  [{ shapes: [[2, 2, 3]], apply: (x) => maxPool3d(x as Tensor<[2, 2, 3]>, 2, { stride: 1 }) }],
);

/**
 * The mean of x[.., stride · i + dilation · k - before] over k < window: `[..., L] -> [..., places]`. Over the entries of the input alone, unless
 * `countPadding` divides by the whole window, as if the zeros around the input were entries. Windows stand side by side where no stride is given.
 * @throws ShapeError when input, window and options do not fit, and for a window that sees padding alone
 */
export const avgPool1d: Pool<'avgPool1d', MeanOptions> = /* @__PURE__ */ definePool(
  'avgPool1d',
  avgPool,
  ['avgPool1d(zeros([3, 10]), 2)', 'avgPool1d(zeros([3, 10]), 3, { padding: 1, countPadding: true })'],
  [
    { shapes: [[2, 5]], apply: (x) => avgPool1d(x as Tensor<[2, 5]>, 2) },
    { title: 'overlapping, padded', shapes: [[5]], apply: (x) => avgPool1d(x as Tensor<[5]>, 3, { stride: 2, padding: [[1, 2]] }) },
    {
      title: 'with its padding',
      shapes: [[1, 4]],
      apply: (x) => avgPool1d(x as Tensor<[1, 4]>, 3, { stride: 1, padding: 1, dilation: 2, countPadding: true }),
    },
    { title: 'of no items', shapes: [[0, 4]], apply: (x) => avgPool1d(x as Tensor<[0, 4]>, 2) },
  ],
);

/** As `avgPool1d` over two axes: `[..., H, W] -> [..., ...places]`. @throws ShapeError when input, window and options do not fit */
export const avgPool2d: Pool<'avgPool2d', MeanOptions> = /* @__PURE__ */ definePool(
  'avgPool2d',
  avgPool,
  ["avgPool2d(zeros([2, 3, 4, 4]), 3, { stride: 1, padding: 'same' })"],
  [
    { shapes: [[2, 4, 3]], apply: (x) => avgPool2d(x as Tensor<[2, 4, 3]>, [2, 1]) },
    {
      title: 'same, at stride 1',
      shapes: [[3, 3]],
      apply: (x) => avgPool2d(x as Tensor<[3, 3]>, 2, { stride: 1, padding: 'same' }),
    },
  ],
);

/** As `avgPool1d` over three axes: `[..., D, H, W] -> [..., ...places]`. @throws ShapeError when input, window and options do not fit */
export const avgPool3d: Pool<'avgPool3d', MeanOptions> = /* @__PURE__ */ definePool(
  'avgPool3d',
  avgPool,
  ['avgPool3d(zeros([1, 4, 4, 4]), 2)'],
  [{ shapes: [[2, 2, 3]], apply: (x) => avgPool3d(x as Tensor<[2, 2, 3]>, 2, { stride: 1 }) }],
);
