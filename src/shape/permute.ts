import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { axesInOrder } from './axis.ts';
import { show } from './dim.ts';

/** Axis i of the result is axis `axes[i]` of `shape`. Twin of `Permute`. @throws ShapeError when `axes` is not an order of all axes. */
export function permuteShape<D extends Dim>(shape: readonly D[], axes: readonly number[]): D[] {
  if (axes.length !== shape.length)
    throw new ShapeError(`permute: ${show(shape)} has ${shape.length} axes but ${show(axes)} names ${axes.length}`);
  return axesInOrder('permute', shape, axes).map((axis) => shape[axis]!);
}
