import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** The shape that both operands have. Twin of `SameShape`. @throws ShapeError when they differ. */
export function sameShape<D extends Dim>(op: string, a: readonly D[], b: readonly D[]): D[] {
  if (a.length !== b.length || a.some((d, i) => d !== b[i])) throw new ShapeError(`${op}: shapes differ: ${show(a)} vs ${show(b)}`);
  return a.slice();
}
