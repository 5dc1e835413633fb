import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** Shape of an entrywise operation on two operands, aligned at their last axes. Twin of `Broadcast`. @throws ShapeError when sizes differ and neither is 1. */
export function broadcastShape<D extends Dim>(op: string, a: readonly D[], b: readonly D[]): D[] {
  const longer = a.length >= b.length ? a : b;
  const result = longer.slice();
  for (let fromEnd = 1; fromEnd <= Math.min(a.length, b.length); fromEnd++) {
    const x = a[a.length - fromEnd]!;
    const y = b[b.length - fromEnd]!;
    if (x !== y && x !== 1 && y !== 1)
      throw new ShapeError(`${op}: cannot broadcast ${show(a)} with ${show(b)} (${showDim(x)} vs ${showDim(y)})${remedy(op, a, b)}`);
    result[longer.length - fromEnd] = y === 1 ? x : y;
  }
  return result;
}

/** The operand with an axis less as a column, when it then fits. Not for the batch axes of a product, which are part of a shape. */
function remedy(op: string, a: readonly Dim[], b: readonly Dim[]): string {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (op.includes(':') || longer.length !== shorter.length + 1) return '';
  const column = [...shorter, 1];
  const fits = longer.every((d, i) => d === column[i] || d === 1 || column[i] === 1);
  return fits ? `; expandDims makes ${show(shorter)} a ${show(column)}` : '';
}

/** Shape of an entrywise operation on any number of operands, from the first on; twin of `Broadcast3`. @throws ShapeError as `broadcastShape`. */
export function broadcastShapes<D extends Dim>(op: string, shapes: readonly (readonly D[])[]): D[] {
  return shapes.reduce<D[]>((joint, shape) => broadcastShape(op, joint, shape), []);
}
