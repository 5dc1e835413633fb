import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { broadcastShape } from './broadcast.ts';
import { show, showDim } from './dim.ts';

/** Shape of the matrix product, with numpy's rules for vectors and batches. Twin of `MatMul`. @throws ShapeError when the operands do not fit. */
export function matmulShape<D extends Dim>(a: readonly D[], b: readonly D[]): D[] {
  if (a.length === 0) throw new ShapeError('matmul: the left operand is a scalar; use mul');
  if (b.length === 0) throw new ShapeError('matmul: the right operand is a scalar; use mul');
  const y = a[a.length - 1]!;
  const y2 = b.length === 1 ? b[0]! : b[b.length - 2]!;
  if (y !== y2)
    throw new ShapeError(
      `matmul: inner dimensions differ: ${show(a)} × ${show(b)} (${showDim(y)} ≠ ${showDim(y2)})${remedy(b.length === 2 && b[1] === y, a.length === 2 && a[0] === y2)}`,
    );
  const rows = a.slice(-2, -1);
  const columns = b.length === 1 ? [] : b.slice(-1);
  const batch = broadcastShape(`matmul: ${show(a)} × ${show(b)}: batch axes`, a.slice(0, -2), b.slice(0, -2));
  return [...batch, ...rows, ...columns];
}

/** What to do when one of the two makes it fit, and the other does not. */
function remedy(transposedB: boolean, transposedA: boolean): string {
  if (transposedA === transposedB) return '';
  return `; did you mean transpose(${transposedB ? 'b' : 'a'})?`;
}
