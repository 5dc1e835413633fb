import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** `shape` with a new axis of size 1, which becomes `axis` of the result. Twin of `ExpandDims`. @throws ShapeError when `axis` is out of range. */
export function expandDimsShape<D extends Dim>(shape: readonly D[], axis: number): (D | 1)[] {
  const position = insertPosition('expandDims', shape, axis);
  return [...shape.slice(0, position), 1, ...shape.slice(position)];
}

/** Position of a new axis in the result, counted from the end when negative. @throws ShapeError when it is out of range. */
export function insertPosition(op: string, shape: readonly Dim[], axis: number): number {
  const position = axis < 0 ? axis + shape.length + 1 : axis;
  if (!Number.isInteger(position) || position < 0 || position > shape.length)
    throw new ShapeError(`${op}: axis ${axis} is out of range for ${show(shape)}`);
  // + 0 turns -0 into 0
  return position + 0;
}
