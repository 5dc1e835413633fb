import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { resolveAxis } from './axis.ts';
import { show, showDim } from './dim.ts';

/** `[...before, N, ...after], [...before, K, ...after] -> [...before, K, ...after]`, `before` and `after` broadcast. Twin of `TakeAlongAxis`. @throws ShapeError */
export function takeAlongAxisShape<D extends Dim>(table: readonly D[], indices: readonly D[], axis: number): D[] {
  return indicesAlongAxisShape('takeAlongAxis', table, indices, axis);
}

/** Twin of `IndicesAlongAxis`. @throws ShapeError when `axis` is out of range, ranks differ, or sizes of another axis differ and neither is 1. */
export function indicesAlongAxisShape<D extends Dim>(op: string, table: readonly D[], indices: readonly D[], axis: number): D[] {
  const position = resolveAxis(op, table, axis);
  const fault = (why: string): ShapeError =>
    new ShapeError(`${op}: indices ${show(indices)} do not fit ${show(table)} along axis ${axis} (${why})`);
  const common = Math.min(table.length, indices.length);
  const result = indices.slice(0, common).map((i, here) => {
    const d = table[here]!;
    if (here === position || d === i || d === 1) return i;
    if (i === 1) return d;
    throw fault(`axis ${here}: ${showDim(i)} vs ${showDim(d)}`);
  });
  if (table.length !== indices.length) throw fault('ranks differ');
  return result;
}
