import type { Dim } from '../../types/dim.ts';

/** `[...Y, ...X]`. Twin of `JacobianShape`. */
export function jacobianShape<D extends Dim>(y: readonly D[], x: readonly D[]): D[] {
  return [...y, ...x];
}
