import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';

/** Twin of `CheckShape`. @throws ShapeError when a size is not a whole number of 0 or more. */
export function checkShape(op: string, shape: readonly Dim[]): void {
  const axis = shape.findIndex((d) => typeof d !== 'string' && !isWhole(d));
  if (axis >= 0) throw new ShapeError(`${op}: axis ${axis} of ${show(shape)} is not a whole number of 0 or more`);
}
