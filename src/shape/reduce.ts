import type { Dim } from '../../types/dim.ts';
import { resolveAxes } from './axis.ts';

/** Shape of a reduction over one axis, several, or all when `undefined`. Twin of `Reduce`. @throws ShapeError when an axis does not exist or is given twice. */
export function reduceShape<D extends Dim>(
  op: string,
  shape: readonly D[],
  axes: number | readonly number[] | undefined,
  keepDims: boolean,
): (D | 1)[] {
  const reduced = resolveAxes(op, shape, axes);
  return keepDims ? shape.map((d, i) => (reduced.includes(i) ? 1 : d)) : shape.filter((_, i) => !reduced.includes(i));
}
