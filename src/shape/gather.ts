import type { Dim } from '../../types/dim.ts';
import { resolveAxis } from './axis.ts';

/** `[...before, N, ...after], [...I] -> [...before, ...I, ...after]`. Twin of `Gather`. @throws ShapeError when `axis` is out of range. */
export function gatherShape<D extends Dim>(table: readonly D[], indices: readonly D[], axis: number, op: string = 'gather'): D[] {
  const position = resolveAxis(op, table, axis);
  return [...table.slice(0, position), ...indices, ...table.slice(position + 1)];
}
