import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { insertPosition } from './expand-dims.ts';
import { sameShape } from './same-shape.ts';

/** Shape of tensors of one shape side by side along a new axis. Twin of `Stack`. @throws ShapeError when shapes differ, or for no tensor at all. */
export function stackShape<D extends Dim>(shapes: readonly (readonly D[])[], axis: number): (D | number)[] {
  const [first, ...others] = shapes;
  if (first === undefined) throw new ShapeError('stack: at least one tensor is needed');
  for (const next of others) sameShape('stack', first, next);
  const position = insertPosition('stack', first, axis);
  return [...first.slice(0, position), shapes.length, ...first.slice(position)];
}
