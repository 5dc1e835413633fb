import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { resolveAxis } from './axis.ts';
import type { Dims } from './dims.ts';

/** The size of one axis so many times. Twin of `Repeat`. @throws ShapeError when there is no such axis, or the number of times is not a size. */
export function repeatShape(shape: Dims, times: number, axis: number): number[] {
  if (!isWhole(times)) throw new ShapeError(`repeat: ${times} times is not a whole number of 0 or more`);
  const position = resolveAxis('repeat', shape, axis);
  return shape.with(position, shape[position]! * times);
}
