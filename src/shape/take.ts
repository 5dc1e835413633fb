import type { Dim } from '../../types/dim.ts';
import { gatherShape } from './gather.ts';

/** As `gatherShape`, or the shape of the indices when `axis` is `undefined`. Twin of `Take`. @throws ShapeError when `axis` is out of range. */
export function takeShape<D extends Dim>(table: readonly D[], indices: readonly D[], axis: number | undefined): D[] {
  return axis === undefined ? indices.slice() : gatherShape(table, indices, axis, 'take');
}
