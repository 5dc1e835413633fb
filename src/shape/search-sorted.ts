import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** `[N], [...V] -> [...V]`. Twin of `SearchSorted`. @throws ShapeError when the sorted values have not one axis. */
export function searchSortedShape<D extends Dim>(sorted: readonly D[], values: readonly D[]): D[] {
  if (sorted.length !== 1) throw new ShapeError(`searchSorted: the sorted values must be [N], got ${show(sorted)}`);
  return values.slice();
}
