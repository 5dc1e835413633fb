import type { Dim } from '../../types/dim.ts';

/** Shape of the outer product. Twin of `Outer`. */
export function outerShape<D extends Dim>(a: readonly D[], b: readonly D[]): D[] {
  return [...a, ...b];
}
