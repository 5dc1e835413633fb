import { shaped, type Value } from '../tensor/tensor.ts';
import { div } from './div.ts';
import { minValue } from './max.ts';
import { norm } from './norm.ts';
import { defineReduction, keptShape, reducedSize, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { square } from './square.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sumValue } from './sum.ts';

/** What is taken from n in the denominator: 0 where absent, 1 for the unbiased estimate. */
interface Correction {
  readonly correction?: number;
}

/**
 * Σ (x - mean)² / (n - correction) over the given axes, or all of them; NaN where n ≤ correction. Two passes over entries counted from the least one,
 * so that a mean that is great against the deviation costs no digits, and equal entries have a variance of exactly 0.
 * @throws ShapeError for an axis that does not exist or is given twice
 */
export const variance: Reduction<'variance', Correction> = defineReduction<'variance', Correction>('variance', varianceValue, {
  empty: true,
});

/** √variance, scaled so that no square overflows or vanishes; with derivative 0 where all entries are equal. Options and corners as of `variance`. */
export const standardDeviation: Reduction<'standardDeviation', Correction> = defineReduction<'standardDeviation', Correction>(
  'standardDeviation',
  (x, axes, options) =>
    div(norm(shaped(centredValue(x, axes)), axes as never), Math.sqrt(freedom(x, axes, options)) as never) as unknown as Value,
  { empty: true, conventions: [{ at: [[2, 2]], slopes: [[0, 0]], second: [[0, 0]] }] },
);

/** x less its mean over some axes: exact where the entries are equal, and to the last digits where the mean is great against what is left. */
export function centredValue(x: Value, axes: readonly number[]): Value {
  const n = reducedSize(x.shape, axes);
  const kept = keptShape(x.shape, axes);
  const least = n === 0 ? 0 : stopGradient(shaped(reshapeTo(minValue(x, axes), kept)));
  const shifted = sub(shaped(x), least as never) as unknown as Value;
  const mean = div(shaped(reshapeTo(sumValue(shifted, axes), kept)), n as never);
  return sub(shaped(shifted), mean as never) as unknown as Value;
}

function varianceValue(x: Value, axes: readonly number[], options: Correction): Value {
  const squares = square(shaped(centredValue(x, axes))) as unknown as Value;
  return div(shaped(sumValue(squares, axes)), freedom(x, axes, options) as never) as unknown as Value;
}

/** What the sum of squares is divided by. */
function freedom(x: Value, axes: readonly number[], { correction = 0 }: Correction): number {
  return Math.max(0, reducedSize(x.shape, axes) - correction);
}
