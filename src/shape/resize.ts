import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Shape after the last axes are resized. Twin of `Resize`. @throws ShapeError when a size is none, or there is nothing to resize. */
export function resizeShape(op: string, shape: Dims, sizes: Dims): number[] {
  const fault = sizes.find((n) => !isWhole(n) || n === 0);
  if (fault !== undefined) throw new ShapeError(`${op}: ${fault} in sizes ${show(sizes)} is not a whole number of 1 or more`);
  for (let axis = -1; axis >= -sizes.length; axis--) {
    const n = shape.at(axis);
    if (n === undefined) throw new ShapeError(`${op}: sizes ${show(sizes)} are more than the axes of ${show(shape)}`);
    if (n === 0) throw new ShapeError(`${op}: axis ${axis} of ${show(shape)} has no entries to resize`);
  }
  return [...shape.slice(0, shape.length - sizes.length), ...sizes];
}
