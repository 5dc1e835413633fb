import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** `shape`, when it is of a matrix or a stack of matrices. Twin of `Triangle`. @throws ShapeError when it has less than two axes. */
export function triangleShape<D extends Dim>(op: string, shape: readonly D[]): D[] {
  if (shape.length < 2) throw new ShapeError(`${op}: the input must have at least 2 axes, got ${show(shape)}`);
  return shape.slice();
}
