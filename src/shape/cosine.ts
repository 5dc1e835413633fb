import type { Dim } from '../../types/dim.ts';
import { broadcastShape } from './broadcast.ts';
import { reduceShape } from './reduce.ts';

/** Shape of the cosines of the angles between vectors along an axis. Twin of `Cosine`. @throws ShapeError when the operands or the axis do not fit. */
export function cosineShape<D extends Dim>(a: readonly D[], b: readonly D[], axis: number): (D | 1)[] {
  return reduceShape('cosineSimilarity', broadcastShape('cosineSimilarity', a, b), axis, false);
}
