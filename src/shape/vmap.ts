import type { Dim } from '../../types/dim.ts';
import { resolveAxis } from './axis.ts';
import { insertPosition } from './expand-dims.ts';

/** The number of examples along an axis, and the shape of one. Twin of `Unmap`. @throws ShapeError when the axis is out of range. */
export function unmapShape<D extends Dim>(op: string, shape: readonly D[], axis: number): [size: D, example: D[]] {
  const position = resolveAxis(op, shape, axis);
  return [shape[position]!, shape.toSpliced(position, 1)];
}

/** Shape of n results, along an axis of all of them. Twin of `Remap`. @throws ShapeError when the axis is out of range. */
export function remapShape<D extends Dim>(op: string, shape: readonly D[], n: D, axis: number): D[] {
  return shape.toSpliced(insertPosition(op, shape, axis), 0, n);
}
