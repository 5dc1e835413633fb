import { filled } from '../tensor/create.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { concatValues } from './concat.ts';
import { mul } from './mul.ts';
import { defineReduction, reducedSize, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { sliceValue } from './slice.ts';

/**
 * Π x over the given axes, or all of them; 1 over an empty axis. Halves are multiplied until one entry is left: nothing is ever divided by an entry, so
 * derivatives of every order are right where entries are 0. n - 1 multiplications, and about as many again for a gradient.
 * @throws ShapeError for an axis that does not exist or is given twice
 */
export const prod: Reduction<'prod'> = defineReduction(
  'prod',
  (x, axes) => {
    const dropped = x.shape.filter((_, i) => !axes.includes(i));
    return reducedSize(x.shape, axes) === 0 ? filled(dropped, 1) : reshapeTo(axes.reduce(multiplyHalves, x), dropped);
  },
  {
    empty: true,
    conventions: [
      { at: [[0, 2, 3]], slopes: [[6, 0, 0]], second: [[5, 3, 2]] },
      { at: [[0, 0, 3]], slopes: [[0, 0, 0]], second: [[3, 3, 0]] },
    ],
  },
);

/** The product along one axis, which is kept at size 1. */
function multiplyHalves(x: Value, axis: number): Value {
  const size = x.shape[axis]!;
  if (size === 1) return x;
  const part = (from: number, to: number): Value =>
    sliceValue(
      x,
      x.shape.map((d, i) => (i === axis ? [from, to] : [0, d])),
    );
  const half = Math.floor(size / 2);
  const pairs = mul(shaped(part(0, half)), shaped(part(half, 2 * half)) as never) as unknown as Value;
  return multiplyHalves(size % 2 === 0 ? pairs : concatValues([pairs, part(size - 1, size)], axis), axis);
}
