import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Sizes times repeats, aligned at the last axes; missing ones are 1. Twin of `Tile`. @throws ShapeError when a number of repeats is not a size. */
export function tileShape(shape: Dims, repeats: number | Dims): number[] {
  const times = typeof repeats === 'number' ? [repeats] : repeats;
  const wrong = times.findLast((n) => !isWhole(n));
  if (wrong !== undefined) throw new ShapeError(`tile: ${wrong} in repeats ${show(times)} is not a whole number of 0 or more`);
  const rank = Math.max(shape.length, times.length);
  return Array.from({ length: rank }, (_, i) => (shape[i - rank + shape.length] ?? 1) * (times[i - rank + times.length] ?? 1));
}
