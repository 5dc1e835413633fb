import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ResizeRule } from '../../types/resize.ts';
import { DataError } from '../errors.ts';
import { resizeShape } from '../shape/resize.ts';
import { Concrete, describe, listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { gather } from './gather.ts';
import { withLaws, type Lawful } from './laws.ts';
import { sumValue } from './sum.ts';

/** How entries between entries are made: the nearest one, on a straight line, or on a cubic. */
export type ResizeMethod = 'nearest' | 'linear' | 'cubic';

interface ResizeFunction extends Lawful {
  <X extends Shape, const N extends Shape>(
    x: Tensor<X>,
    sizes: Arg<ResizeRule<'resize', X, N>, readonly [...N]>,
    options?: { readonly method?: ResizeMethod },
  ): Tensor<Out<ResizeRule<'resize', X, N>>>;
}

/** Where entry i of m falls among n: `at` and the part `over` / `of` of the way to the next one. Whole numbers, so nothing is rounded. */
interface Position {
  readonly at: number;
  readonly over: number;
  readonly of: number;
}

/** (i + ½) · n / m - ½: both axes cover the same stretch, and entries are the middles of equal parts of it. */
function positionOf(i: number, n: number, m: number): Position {
  const twice = (2 * i + 1) * n - m;
  const at = Math.floor(twice / (2 * m));
  return { at, over: twice - at * 2 * m, of: 2 * m };
}

/** An entry that is read, counted from `at`, and its weight. */
type Tap = readonly [offset: number, weight: number];

const taps: Readonly<Record<ResizeMethod, (position: Position) => readonly Tap[]>> = {
  nearest: ({ over, of }) => [[2 * over < of ? 0 : 1, 1]],
  linear: ({ over, of }) => [
    [0, (of - over) / of],
    [1, over / of],
  ],
  cubic: ({ over, of }) => {
    const [t, u] = [over / of, (of - over) / of];
    return [
      [-1, outside(1 + t)],
      [0, inside(t)],
      [1, inside(u)],
      [2, outside(1 + u)],
    ];
  },
};

// The cubic convolution of R. G. Keys 1981 with a = -1/2, within one entry and within the next.
const inside = (d: number): number => (1.5 * d - 2.5) * d * d + 1;
const outside = (d: number): number => ((-0.5 * d + 2.5) * d - 4) * d + 2;

/** One axis at another size: few entries of x for each, so that a NaN stays where it is. */
function resizeAxis(x: Value, axis: number, m: number, method: ResizeMethod): Value {
  const n = x.shape[axis]!;
  if (n === m) return x;
  const rows = Array.from({ length: m }, (_, i) => {
    const position = positionOf(i, n, m);
    return taps[method](position).map(([offset, weight]) => ({ index: Math.min(n - 1, Math.max(0, position.at + offset)), weight }));
  });
  const count = rows[0]!.length;
  const table = (shape: readonly number[], entry: (tap: { index: number; weight: number }) => number): Tensor =>
    shaped(new Concrete(shape, Float64Array.from(rows.flat(), entry)));
  const near = gather(shaped(x), table([m, count], (tap) => tap.index) as never, axis) as unknown as Value;
  const trailing = new Array<number>(x.shape.length - axis - 1).fill(1);
  const weights = table([m, count, ...trailing], (tap) => tap.weight);
  return sumValue(count === 1 ? near : (absorbingMul(weights, shaped(near) as never) as unknown as Value), [axis + 1]);
}

/**
 * x with its last axes at other sizes, by values between its entries: `[..., n] -> [..., m]`, `sizes` for as many axes as it has. Entry i of m is read at
 * (i + ½) · n / m - ½, which lines up the ends of both axes, not their outermost entries; beyond the ends the outermost entry stands again. `method` is `'linear'`
 * where absent; `'nearest'` takes the later of two that are as near; `'cubic'` may overshoot. A smaller size samples: nothing is averaged.
 * @throws ShapeError when there are more sizes than axes, or nothing to resize; DataError for another method
 */
export const resize: ResizeFunction = /* @__PURE__ */ withLaws<ResizeFunction>(
  {
    name: 'resize',
    examples: ['resize(zeros([2, 3, 4]), [6, 2])', "resize(zeros([3]), [5], { method: 'nearest' })"],
    cases: [
      { shapes: [[2, 3]], apply: (x) => resize(x as Tensor<[2, 3]>, [5]) },
      { title: 'of two axes, up and down', shapes: [[2, 3, 4]], apply: (x) => resize(x as Tensor<[2, 3, 4]>, [4, 3]) },
      { title: 'by cubics', shapes: [[4, 2]], apply: (x) => resize(x as Tensor<[4, 2]>, [6, 2], { method: 'cubic' }) },
      { title: 'to the nearest', shapes: [[4, 3]], apply: (x) => resize(x as Tensor<[4, 3]>, [2, 5], { method: 'nearest' }) },
      { title: 'of one entry', shapes: [[1]], apply: (x) => resize(x as Tensor<[1]>, [3]) },
      { title: 'of no items', shapes: [[0, 2]], apply: (x) => resize(x as Tensor<[0, 2]>, [3]) },
    ],
  },
  (x: Tensor, sizes: unknown, { method = 'linear' }: { readonly method?: ResizeMethod } = {}) => {
    if (!Object.hasOwn(taps, method)) throw new DataError(`resize: method must be 'nearest', 'linear' or 'cubic', got ${describe(method)}`);
    const value = valueOf('resize', x);
    const given = listOf<number>('resize', 'a list of sizes', sizes);
    resizeShape('resize', value.shape, given);
    const first = value.shape.length - given.length;
    return shaped(given.reduce((y, size, i) => resizeAxis(y, first + i, size, method), value));
  },
);
