import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { axesInOrder } from './axis.ts';
import { show } from './dim.ts';

/** Axis i of the result is axis `axes[i]` of `shape`. Twin of `Permute`. @throws ShapeError when `axes` is not an order of all axes. */
export function permuteShape<D extends Dim>(shape: readonly D[], axes: readonly number[]): D[] {
  if (axes.length !== shape.length)
    throw new ShapeError(`permute: ${show(shape)} has ${shape.length} axes but ${show(axes)} names ${axes.length}${missing(shape, axes)}`);
  return axesInOrder('permute', shape, axes).map((axis) => shape[axis]!);
}

/** The axes that are not named, in words, when those named are right. */
function missing(shape: readonly Dim[], axes: readonly number[]): string {
  const named = axes.map((axis) => (axis < 0 ? axis + shape.length : axis));
  if (new Set(named).size < axes.length || named.some((axis) => !(axis in shape))) return '';
  const others = [...shape.keys()].filter((axis) => !named.includes(axis));
  return others.length === 1 ? `; axis ${others[0]} is missing` : `; axes ${show(others)} are missing`;
}
