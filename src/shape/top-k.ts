import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { resolveAxis } from './axis.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Shapes of the k greatest entries along an axis, and of where they are. Twin of `TopK`. @throws ShapeError when there are fewer, or no such axis. */
export function topKShape(shape: Dims, k: number, axis: number): [values: number[], indices: number[]] {
  if (!isWhole(k)) throw new ShapeError(`topK: k must be a whole number of 0 or more, got ${k}`);
  const position = resolveAxis('topK', shape, axis);
  if (k > shape[position]!) throw new ShapeError(`topK: axis ${position} of ${show(shape)} has fewer than ${k} entries`);
  return [shape.with(position, k), shape.with(position, k)];
}
