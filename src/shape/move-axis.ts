import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { axesInOrder } from './axis.ts';
import { show } from './dim.ts';

/** Axis `from[i]` of `shape` becomes axis `to[i]`, the others keep their order. Twin of `MoveAxis`. @throws ShapeError when an axis does not exist or is given twice, or the lists differ in length. */
export function moveAxisShape<D extends Dim>(shape: readonly D[], from: number | readonly number[], to: number | readonly number[]): D[] {
  return movedAxes(shape, from, to).map((axis) => shape[axis]!);
}

/** For each axis of the result, the axis of `shape` that it is. @throws ShapeError like `moveAxisShape`. */
export function movedAxes(shape: readonly Dim[], from: number | readonly number[], to: number | readonly number[]): number[] {
  const fromList = typeof from === 'number' ? [from] : from;
  const toList = typeof to === 'number' ? [to] : to;
  if (fromList.length !== toList.length)
    throw new ShapeError(`moveAxis: from ${show(fromList)} names ${fromList.length} axes but to ${show(toList)} names ${toList.length}`);
  const sources = axesInOrder('moveAxis', shape, fromList);
  const places = axesInOrder('moveAxis', shape, toList);
  const others = shape.map((_, axis) => axis).filter((axis) => !sources.includes(axis));
  return shape.map((_, axis) => (places.includes(axis) ? sources[places.indexOf(axis)]! : others.shift()!));
}
