import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** Twin of `Scalar`. @throws ShapeError when the shape is not `[]`. */
export function scalarShape(op: string, shape: readonly Dim[], must = 'the function must return'): [] {
  if (shape.length > 0) throw new ShapeError(`${op}: ${must} a scalar, got ${show(shape)}`);
  return [];
}
