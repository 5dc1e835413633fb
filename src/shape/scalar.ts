import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** Twin of `Scalar`. @throws ShapeError when the shape is not `[]`. */
export function scalarShape(op: string, shape: readonly Dim[]): [] {
  if (shape.length > 0) throw new ShapeError(`${op}: the function must return a scalar, got ${show(shape)}`);
  return [];
}
