import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { broadcastShape } from './broadcast.ts';
import { show, showDim } from './dim.ts';
import { squareAxes } from './matrix.ts';

/** Shape of the solution X of A · X = B, where a B of one axis is a vector. Twin of `Solve`. @throws ShapeError when A is not square or B does not fit. */
export function solveShape<D extends Dim>(op: string, a: readonly D[], b: readonly D[]): D[] {
  const [batch, n] = squareAxes(op, a);
  if (b.length === 0) throw new ShapeError(`${op}: the right side must be [N] or [...batch, N, K], got []`);
  const d = b.length === 1 ? b[0]! : b.at(-2)!;
  if (n !== d) throw new ShapeError(`${op}: the matrix ${show(a)} and the right side ${show(b)} differ (${showDim(n)} ≠ ${showDim(d)})`);
  return [...broadcastShape(`${op}: ${show(a)} and ${show(b)}: batch axes`, batch, b.slice(0, -2)), ...b.slice(-2)];
}
