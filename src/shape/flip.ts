import type { Dim } from '../../types/dim.ts';
import { resolveAxes } from './axis.ts';

/** `shape`, when it has the axes: one, several, or all when `undefined`. Twin of `Flip`. @throws ShapeError when an axis does not exist or is given twice. */
export function flipShape<D extends Dim>(shape: readonly D[], axes: number | readonly number[] | undefined): D[] {
  resolveAxes('flip', shape, axes);
  return shape.slice();
}
