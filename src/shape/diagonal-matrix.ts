import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';

/** Shape of the square matrices with the last axis on their diagonals. Twin of `DiagonalMatrix`. @throws ShapeError for a scalar. */
export function diagonalMatrixShape<D extends Dim>(shape: readonly D[]): D[] {
  if (shape.length === 0) throw new ShapeError('diagonalMatrix: a scalar has no axis to lay on the diagonal');
  return [...shape, shape.at(-1)!];
}
