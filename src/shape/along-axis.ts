import type { Dim } from '../../types/dim.ts';
import { resolveAxis } from './axis.ts';

/** `shape`, when it has the axis. Twin of `AlongAxis`. @throws ShapeError when `axis` is out of range. */
export function alongAxisShape<D extends Dim>(op: string, shape: readonly D[], axis: number): D[] {
  resolveAxis(op, shape, axis);
  return shape.slice();
}
