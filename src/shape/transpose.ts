import type { Dim } from '../../types/dim.ts';

/** The axes in reverse order. Twin of `Transpose`. */
export function transposeShape<D extends Dim>(shape: readonly D[]): D[] {
  return shape.toReversed();
}
