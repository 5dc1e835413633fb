import type { Dim, Out, Shape } from '../../types/dim.ts';
import type { AdaptivePoolRule } from '../../types/pool.ts';
import type { WindowOp } from '../../types/spatial-axes.ts';
import type { ArgAt, ArgElse, PerAxis } from '../../types/window-options.ts';
import { adaptivePoolShape } from '../shape/pool.ts';
import { Concrete, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { div } from './div.ts';
import { gather } from './gather.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { maxValue } from './max.ts';
import { outer } from './outer.ts';
import { reshapeTo } from './reshape.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';

/** A pool that is given by the size of its result, over as many spatial axes as its name says. */
export interface AdaptivePool<Op extends WindowOp> extends Lawful {
  <X extends Shape, const N extends Dim | Shape>(
    x: ArgElse<AdaptivePoolRule<Op, X, N>, 'size', Tensor<X>>,
    size: ArgAt<AdaptivePoolRule<Op, X, N>, 'size', N>,
  ): Tensor<Out<AdaptivePoolRule<Op, X, N>>>;
}

/** The windows along one axis: from ⌊i · n / m⌋ to ⌈(i + 1) · n / m⌉, which leave out nothing and are of two lengths at most. */
interface AxisWindows {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly longest: number;
}

function axisWindows(n: number, m: number): AxisWindows {
  const starts = Array.from({ length: m }, (_, i) => Math.floor((i * n) / m));
  const lengths = starts.map((start, i) => Math.ceil(((i + 1) * n) / m) - start);
  return { starts, lengths, longest: Math.max(...lengths) };
}

/** The windows over x: axes [places, window] in place of each spatial axis; what is beyond the end of a shorter window is its last entry again. */
interface Seen {
  readonly seen: Value;
  readonly axes: readonly number[];
  /** Over the axes of places and windows: 1 within a window. None where all are of one length. */
  readonly inside: Value | undefined;
}

function windowsOf(x: Value, sizes: readonly number[]): Seen {
  const first = x.shape.length - sizes.length;
  let seen = x;
  const insides: Value[] = [];
  let isUniform = true;
  sizes.forEach((m, i) => {
    const axis = first + 2 * i;
    const n = seen.shape[axis]!;
    const { starts, lengths, longest } = axisWindows(n, m);
    const each = <T>(entry: (start: number, length: number, k: number) => T): T[] =>
      starts.flatMap((start, place) => Array.from({ length: longest }, (_, k) => entry(start, lengths[place]!, k)));
    const table = (entry: (start: number, length: number, k: number) => number): Concrete =>
      new Concrete([m, longest], Float64Array.from(each(entry)));
    insides.push(table((_, length, k) => (k < length ? 1 : 0)));
    if (m * longest === n) {
      seen = reshapeTo(seen, [...seen.shape.slice(0, axis), m, longest, ...seen.shape.slice(axis + 1)]);
      return;
    }
    isUniform &&= lengths.every((length) => length === longest);
    const indices = table((start, length, k) => start + Math.min(k, length - 1));
    seen = gather(shaped(seen), shaped(indices) as never, axis) as unknown as Value;
  });
  return {
    seen,
    axes: sizes.map((_, i) => first + 2 * i + 1),
    inside: isUniform ? undefined : insides.reduce((a, b) => outer(shaped(a), shaped(b)) as unknown as Value),
  };
}

/** Every window, with `otherwise` beyond its end. */
const filledUp = ({ seen, inside }: Seen, otherwise: number): Value =>
  inside ? (where(shaped(inside), shaped(seen) as never, otherwise as never) as unknown as Value) : seen;

function maxPool(x: Value, sizes: readonly number[]): Value {
  const windows = windowsOf(x, sizes);
  return maxValue(filledUp(windows, -Infinity), windows.axes);
}

function avgPool(x: Value, sizes: readonly number[]): Value {
  const windows = windowsOf(x, sizes);
  const { axes, inside, seen } = windows;
  const count = inside
    ? shaped(
        sumValue(
          inside,
          sizes.map((_, i) => 2 * i + 1),
        ),
      )
    : axes.reduce((k, axis) => k * seen.shape[axis]!, 1);
  return div(shaped(sumValue(filledUp(windows, 0), axes)), count as never) as unknown as Value;
}

/** @__NO_SIDE_EFFECTS__ */
function defineAdaptive<Op extends WindowOp>(
  name: Op,
  pool: (x: Value, sizes: readonly number[]) => Value,
  examples: readonly string[],
  cases: readonly LawCase[],
): AdaptivePool<Op> {
  return withLaws<AdaptivePool<Op>>({ name, examples, cases }, ((x: Tensor, size: PerAxis) => {
    const value = valueOf(name, x);
    const shape = adaptivePoolShape(name, value.shape, size);
    return shaped(pool(value, shape.slice(shape.length - Number(name.at(-2)))));
  }) as never);
}

/**
 * y[.., i] = the mean of x[.., ⌊i · L / size⌋] up to x[.., ⌈(i + 1) · L / size⌉ - 1]: `[..., L] -> [..., size]`. Windows overlap where sizes do not divide.
 * @throws ShapeError when there are too few axes, or an empty one
 */
export const adaptiveAvgPool1d: AdaptivePool<'adaptiveAvgPool1d'> = /* @__PURE__ */ defineAdaptive(
  'adaptiveAvgPool1d',
  avgPool,
  ['adaptiveAvgPool1d(zeros([3, 10]), 4)'],
  [
    { shapes: [[2, 5]], apply: (x) => adaptiveAvgPool1d(x as Tensor<[2, 5]>, 3) },
    { title: 'of more than there are', shapes: [[2]], apply: (x) => adaptiveAvgPool1d(x as Tensor<[2]>, 3) },
    { title: 'of no items', shapes: [[0, 3]], apply: (x) => adaptiveAvgPool1d(x as Tensor<[0, 3]>, 2) },
  ],
);

/** As `adaptiveAvgPool1d` over two axes: `[..., H, W] -> [..., ...size]`. @throws ShapeError when there are too few axes, or an empty one */
export const adaptiveAvgPool2d: AdaptivePool<'adaptiveAvgPool2d'> = /* @__PURE__ */ defineAdaptive(
  'adaptiveAvgPool2d',
  avgPool,
  ['adaptiveAvgPool2d(zeros([2, 3, 6, 6]), 1)', 'adaptiveAvgPool2d(zeros([3, 6, 5]), [2, 3])'],
  [{ shapes: [[2, 3, 4]], apply: (x) => adaptiveAvgPool2d(x as Tensor<[2, 3, 4]>, 2) }],
);

/** As `adaptiveAvgPool1d` over three axes: `[..., D, H, W] -> [..., ...size]`. @throws ShapeError when there are too few axes, or an empty one */
export const adaptiveAvgPool3d: AdaptivePool<'adaptiveAvgPool3d'> = /* @__PURE__ */ defineAdaptive(
  'adaptiveAvgPool3d',
  avgPool,
  ['adaptiveAvgPool3d(zeros([2, 4, 4, 4]), [1, 2, 3])'],
  [{ shapes: [[2, 3, 2]], apply: (x) => adaptiveAvgPool3d(x as Tensor<[2, 3, 2]>, [1, 2, 1]) }],
);

/**
 * The greatest entry of each of the windows of `adaptiveAvgPool1d`: `[..., L] -> [..., size]`. A NaN wins; entries that tie share the derivative equally.
 * @throws ShapeError when there are too few axes, or an empty one
 */
export const adaptiveMaxPool1d: AdaptivePool<'adaptiveMaxPool1d'> = /* @__PURE__ */ defineAdaptive(
  'adaptiveMaxPool1d',
  maxPool,
  ['adaptiveMaxPool1d(zeros([3, 10]), 4)'],
  [
    { shapes: [[2, 5]], apply: (x) => adaptiveMaxPool1d(x as Tensor<[2, 5]>, 3) },
    { title: 'of more than there are', shapes: [[2]], apply: (x) => adaptiveMaxPool1d(x as Tensor<[2]>, 3) },
    { title: 'of no items', shapes: [[0, 3]], apply: (x) => adaptiveMaxPool1d(x as Tensor<[0, 3]>, 2) },
  ],
);

/** As `adaptiveMaxPool1d` over two axes: `[..., H, W] -> [..., ...size]`. @throws ShapeError when there are too few axes, or an empty one */
export const adaptiveMaxPool2d: AdaptivePool<'adaptiveMaxPool2d'> = /* @__PURE__ */ defineAdaptive(
  'adaptiveMaxPool2d',
  maxPool,
  ['adaptiveMaxPool2d(zeros([2, 3, 6, 6]), [2, 4])'],
  [{ shapes: [[2, 3, 4]], apply: (x) => adaptiveMaxPool2d(x as Tensor<[2, 3, 4]>, 2) }],
);

/** As `adaptiveMaxPool1d` over three axes: `[..., D, H, W] -> [..., ...size]`. @throws ShapeError when there are too few axes, or an empty one */
export const adaptiveMaxPool3d: AdaptivePool<'adaptiveMaxPool3d'> = /* @__PURE__ */ defineAdaptive(
  'adaptiveMaxPool3d',
  maxPool,
  ['adaptiveMaxPool3d(zeros([2, 4, 4, 4]), 2)'],
  [{ shapes: [[2, 3, 2]], apply: (x) => adaptiveMaxPool3d(x as Tensor<[2, 3, 2]>, [1, 2, 1]) }],
);
