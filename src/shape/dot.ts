import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** Shape of the inner product of two vectors. Twin of `Dot`. @throws ShapeError unless both are vectors of one size. */
export function dotShape(a: readonly Dim[], b: readonly Dim[]): [] {
  checkVector('left', a);
  checkVector('right', b);
  if (a[0] !== b[0])
    throw new ShapeError(`dot: vectors of different sizes: ${show(a)} · ${show(b)} (${showDim(a[0]!)} ≠ ${showDim(b[0]!)})`);
  return [];
}

function checkVector(side: string, shape: readonly Dim[]): void {
  if (shape.length === 0) throw new ShapeError(`dot: the ${side} operand is a scalar; use mul`);
  if (shape.length > 1) throw new ShapeError(`dot: the ${side} operand must be a vector, got ${show(shape)}; use matmul`);
}
