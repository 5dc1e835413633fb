import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** Position of an axis, counted from the end when negative. Twin of `ResolveAxis`. @throws ShapeError when there is no such axis. */
export function resolveAxis(op: string, shape: readonly Dim[], axis: number): number {
  const position = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(position) || position < 0 || position >= shape.length)
    throw new ShapeError(`${op}: axis ${axis} is out of range for ${show(shape)}`);
  // + 0 turns -0 into 0
  return position + 0;
}

/**
 * Positions of one axis, of several, or of all when `undefined`, in ascending order. Twin of `ResolveAxes`.
 *
 * @throws ShapeError when an axis does not exist or is given twice.
 */
export function resolveAxes(op: string, shape: readonly Dim[], axes: number | readonly number[] | undefined): number[] {
  if (axes === undefined) return shape.map((_, i) => i);
  if (typeof axes === 'number') return [resolveAxis(op, shape, axes)];
  return axesInOrder(op, shape, axes).sort((a, b) => a - b);
}

/** Positions of a list of axes, in the order of the list. @throws ShapeError when an axis does not exist or is given twice. */
export function axesInOrder(op: string, shape: readonly Dim[], axes: readonly number[]): number[] {
  const found = new Set<number>();
  for (const axis of axes) {
    const position = resolveAxis(op, shape, axis);
    if (found.has(position)) throw new ShapeError(`${op}: axis ${position} is given twice in ${show(axes)}`);
    found.add(position);
  }
  return [...found];
}
