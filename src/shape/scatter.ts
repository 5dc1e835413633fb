import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';
import { gatherShape } from './gather.ts';
import { sameShape } from './same-shape.ts';
import { indicesAlongAxisShape } from './take-along-axis.ts';

/**
 * `[...before, N, ...after], [...I], [...before, ...I, ...after] -> [...before, N, ...after]`. Twin of `Scatter`.
 *
 * @throws ShapeError when `axis` is out of range or the updates are not of the shape that is read there.
 */
export function scatterShape<D extends Dim>(op: string, x: readonly D[], indices: readonly D[], updates: readonly D[], axis: number): D[] {
  const rows = gatherShape(x, indices, axis, op);
  if (rows.length !== updates.length || rows.some((d, i) => d !== updates[i]))
    throw new ShapeError(
      `${op}: updates ${show(updates)} do not fit ${show(x)} at indices ${show(indices)} along axis ${axis}; they must be ${show(rows)}`,
    );
  return x.slice();
}

/** The inverse of `takeAlongAxisShape`: `x`, when indices and updates of one shape fit. Twin of `ScatterAlongAxis`. @throws ShapeError when they do not. */
export function scatterAlongAxisShape<D extends Dim>(
  op: string,
  x: readonly D[],
  indices: readonly D[],
  updates: readonly D[],
  axis: number,
): D[] {
  indicesAlongAxisShape(op, x, indices, axis);
  sameShape(`${op}: indices and updates`, indices, updates);
  return x.slice();
}
