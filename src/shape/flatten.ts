import { ShapeError } from '../errors.ts';
import { resolveAxis } from './axis.ts';
import { show } from './dim.ts';
import { sizeOf, type Dims } from './dims.ts';

/** Axes `from` to `to`, both inclusive, merged into one; a scalar becomes [1]. Twin of `Flatten`. @throws ShapeError when one does not exist or the first comes after the last. */
export function flattenShape(shape: Dims, from: number, to: number): number[] {
  const first = axisOf(shape, from);
  const last = axisOf(shape, to);
  if (first > last) throw new ShapeError(`flatten: axis ${first} comes after axis ${last} in ${show(shape)}`);
  return shape.toSpliced(first, last - first + 1, sizeOf(shape.slice(first, last + 1)));
}

/** A scalar has one axis here. */
function axisOf(shape: Dims, axis: number): number {
  return shape.length === 0 && (axis === 0 || axis === -1) ? 0 : resolveAxis('flatten', shape, axis);
}
