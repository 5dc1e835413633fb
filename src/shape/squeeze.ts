import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { resolveAxes } from './axis.ts';
import { show, showDim } from './dim.ts';

/** `shape` without the given axes of size 1, or without all of size 1 when `undefined`. Twin of `Squeeze`. @throws ShapeError when one is not of size 1. */
export function squeezeShape<D extends Dim>(shape: readonly D[], axes?: number | readonly number[]): D[] {
  if (axes === undefined) return shape.filter((d) => d !== 1);
  const squeezed = resolveAxes('squeeze', shape, axes);
  for (const axis of squeezed) {
    if (shape[axis] !== 1) throw new ShapeError(`squeeze: axis ${axis} of ${show(shape)} is ${showDim(shape[axis]!)}, not 1`);
  }
  return shape.filter((_, i) => !squeezed.includes(i));
}
