// Windows over axes drawn at random, and what tests of them count with.
import fc from 'fast-check';
import { tensor, type Tensor } from '../src/index.ts';
import { sizeOf, stridesOf, type Dims } from '../src/shape/dims.ts';

/** One axis and the window that moves over it. */
export interface Axis {
  readonly size: number;
  readonly window: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: readonly [before: number, after: number];
}
/** How many entries of its axis a window spans. */
export const reached = ({ window, dilation }: Axis): number => dilation * (window - 1) + 1;
/** An axis on which its window stands somewhere. */
export const axis: fc.Arbitrary<Axis> = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    window: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 4 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    padding: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
  })
  .filter((a) => a.size + a.padding[0] + a.padding[1] >= reached(a));
/** Padding `'same'` by its definition: what ⌈n / stride⌉ places need, the odd one after. */
export function sides(a: Axis, same: boolean): readonly [number, number] {
  if (!same) return a.padding;
  const missing = Math.max(0, (Math.ceil(a.size / a.stride) - 1) * a.stride + reached(a) - a.size);
  return [Math.floor(missing / 2), missing - Math.floor(missing / 2)];
}
/** In how many places a window stands. */
export const placesOf = (a: Axis, same: boolean): number => {
  const [before, after] = sides(a, same);
  return Math.floor((a.size + before + after - reached(a)) / a.stride) + 1;
};

/** All indices of a shape, in row-major order. */
export function indices(shape: Dims): number[][] {
  return shape.reduce<number[][]>((all, d) => all.flatMap((index) => Array.from({ length: d }, (_, i) => [...index, i])), [[]]);
}
/** Where an entry lies. */
export const at = (shape: Dims, index: readonly number[]): number =>
  stridesOf(shape).reduce((sum, stride, i) => sum + stride * index[i]!, 0);

/** Entries that are whole numbers, so that sums are exact in any order. */
export function entries(shape: Dims, salt: number): Tensor {
  return tensor(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => ((i * 7919 + salt * 104729) % 17) - 8),
    [...shape],
  );
}

/** Without the sign of zeros: a sum of one product has it, a longer one has not. */
export const unsigned = (values: Float64Array): Float64Array => values.map((value) => value + 0);
