// Patterns as sets of pairs, to compare with.
import { jacobian, type SparsityPattern, type Tensor, type Tree } from '../../src/index.ts';

type Sizes = SparsityPattern<number, number>;

/** The pairs of a pattern, as `'row,column'`. */
export function pairsOf(pattern: Pick<SparsityPattern, 'rowOffsets' | 'columns'>): string[] {
  const { rowOffsets, columns } = pattern;
  return [...columns].map((column, k) => `${rowOffsets.findLastIndex((from) => from <= k)},${column}`);
}

/** The pairs where a dense matrix is not 0. */
export function nonZeros(dense: Float64Array, columns: number): string[] {
  return [...dense.keys()].filter((k) => dense[k] !== 0).map((k) => `${Math.floor(k / columns)},${k % columns}`);
}

/** The whole Jacobian [entries of the result, entries of the argument] of a function of one tensor. */
export function denseJacobian(f: (x: never) => unknown, x: Tensor): Float64Array {
  return (jacobian(f as (x: Tree) => Tree, x) as unknown as { value: Tensor }).value.data;
}

/** A pattern of unknown sizes: data decide. */
export const loose = (pattern: unknown): Sizes => pattern as Sizes;
