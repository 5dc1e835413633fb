import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** `[...before, ...I, ...after] -> [...before, N, ...after]`. Twin of `ScatterAdd`. @throws ShapeError when the indices are not at `axis` of the values. */
export function scatterAddShape<D extends Dim>(values: readonly D[], indices: readonly D[], n: D, axis: number): D[] {
  const fault = (why: string): ShapeError =>
    new ShapeError(`scatterAdd: indices ${show(indices)} are not at axis ${axis} of values ${show(values)} (${why})`);
  const position = axis < 0 ? axis + values.length - indices.length + 1 : axis;
  if (!Number.isInteger(position) || position < 0 || position > values.length) throw fault('too few axes');
  for (const [i, d] of indices.entries()) {
    const at = position + i;
    if (at >= values.length) throw fault('too few axes');
    if (values[at] !== d) throw fault(`${showDim(d)} ≠ ${showDim(values[at]!)}`);
  }
  return [...values.slice(0, position), n, ...values.slice(position + indices.length)];
}
