import type { Dim } from '../../types/dim.ts';
import type { Reducing } from '../../types/reduced.ts';
import { sameShape } from './same-shape.ts';

/** Shape of losses after reducing. Twin of `Reduced`. */
export function reducedShape<D extends Dim>(how: Reducing, shape: readonly D[]): D[] {
  return how === 'none' ? shape.slice() : [];
}

/** The axes that count examples. Twin of `Leading`. */
export function leadingShape<D extends Dim>(shape: readonly D[]): D[] {
  return shape.slice(0, -1);
}

/** Losses of examples, of operands of one shape. Twin of `SameRows`. @throws ShapeError when shapes differ */
export function sameRowsShape<D extends Dim>(op: string, a: readonly D[], b: readonly D[]): D[] {
  return leadingShape(sameShape(op, a, b));
}
