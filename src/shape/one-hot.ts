import type { Dim } from '../../types/dim.ts';

/** `[...I] -> [...I, N]`. Twin of `OneHot`. */
export function oneHotShape<D extends Dim>(indices: readonly D[], n: D): D[] {
  return [...indices, n];
}
