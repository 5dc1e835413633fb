import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { checkShape } from './check-shape.ts';
import { show, showDim } from './dim.ts';

/** `to`, when `shape` can be stretched to it. Twin of `BroadcastTo`. @throws ShapeError when a size is neither 1 nor that of `to`. */
export function broadcastToShape<D extends Dim>(shape: readonly D[], to: readonly D[]): D[] {
  checkShape('broadcastTo', to);
  const fault = (why: string): ShapeError => new ShapeError(`broadcastTo: cannot broadcast ${show(shape)} to ${show(to)} (${why})`);
  for (let fromEnd = 1; fromEnd <= Math.min(shape.length, to.length); fromEnd++) {
    const d = shape[shape.length - fromEnd]!;
    const target = to[to.length - fromEnd]!;
    if (d !== target && d !== 1) throw fault(`${showDim(d)} vs ${showDim(target)}`);
  }
  if (shape.length > to.length) throw fault('too many axes');
  return to.slice();
}
