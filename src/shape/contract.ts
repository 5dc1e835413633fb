import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show, showDim } from './dim.ts';

/** `[...Z, ...Y] · [...Y, ...X] -> [...Z, ...X]`, where Y has `k` axes. Twin of `Contract`. @throws ShapeError when `a` does not end as `b` begins. */
export function contractShape<D extends Dim>(a: readonly D[], b: readonly D[], k: number): D[] {
  if (!isWhole(k)) throw new ShapeError(`contract: ${k} is not a number of axes`);
  const z = a.length - k;
  if (z < 0) throw new ShapeError(`contract: ${show(a)} has fewer than ${k} axes`);
  for (let i = 0; i < k; i++) {
    if (i >= b.length) throw mismatch(a, b, k, 'too few axes');
    if (a[z + i] !== b[i]) throw mismatch(a, b, k, `${showDim(a[z + i]!)} ≠ ${showDim(b[i]!)}`);
  }
  return [...a.slice(0, z), ...b.slice(k)];
}

function mismatch(a: readonly Dim[], b: readonly Dim[], k: number, why: string): ShapeError {
  return new ShapeError(
    k === 1
      ? `contract: last 1 axis of ${show(a)} does not match the first of ${show(b)} (${why})`
      : `contract: last ${k} axes of ${show(a)} do not match the first ${k} of ${show(b)} (${why})`,
  );
}
