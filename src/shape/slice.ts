import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Sizes of the ranges [start, stop) of the leading axes; the others stay whole. Twin of `Slice`. @throws ShapeError when a range leaves its axis. */
export function sliceShape(shape: Dims, ranges: readonly (readonly [number, number])[]): number[] {
  const result = shape.slice();
  for (const [axis, range] of ranges.entries()) {
    if (axis >= shape.length) throw new ShapeError(`slice: ${ranges.length} ranges for the ${shape.length} axes of ${show(shape)}`);
    const [start, stop] = range;
    const fault = (why: string): ShapeError => new ShapeError(`slice: range ${show(range)} of axis ${axis} ${why}`);
    if (!isWhole(start) || !isWhole(stop)) throw fault('is not two whole numbers of 0 or more');
    if (start > stop) throw fault('starts after it stops');
    if (stop > shape[axis]!) throw fault(`ends outside ${show(shape)}`);
    result[axis] = stop - start;
  }
  return result;
}
