import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';

/** `[N, D], [...I] -> [...I, D]`. Twin of `Embedding`. @throws ShapeError when the table is no matrix. */
export function embeddingShape<D extends Dim>(table: readonly D[], indices: readonly D[]): D[] {
  if (table.length !== 2) throw new ShapeError(`embedding: the table must be [N, D], got ${show(table)}`);
  return [...indices, table[1]!];
}
