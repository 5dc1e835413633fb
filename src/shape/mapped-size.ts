import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { showDim } from './dim.ts';
import { insertPosition } from './expand-dims.ts';
import { unmapShape } from './vmap.ts';

/** A leaf of a tree that is mapped over: its path, its shape, and its axis, which is `null` when the leaf is passed whole. */
export type MappedLeaf<D extends Dim> = readonly [path: string, shape: readonly D[], axis: number | null | undefined];

/**
 * The number of examples in a tree, the same in all leaves. Twin of `MappedSize`.
 *
 * @throws ShapeError when an axis is missing or out of range, sizes differ, or nothing is mapped.
 */
export function mappedSizeShape<D extends Dim>(op: string, leaves: readonly MappedLeaf<D>[]): D {
  const sizes = leaves
    .filter(([, , axis]) => axis !== null)
    .sort(byPath)
    .map(([path, shape, axis]) => {
      const argument = `${op}: the argument${at(path)}`;
      if (typeof axis !== 'number') throw new ShapeError(`${argument} has no axis; null passes it whole`);
      return { path, axis, size: unmapShape(argument, shape, axis)[0] };
    });
  const [first] = sizes;
  if (first === undefined) throw new ShapeError(`${op}: nothing is mapped; at least one leaf must have an axis`);
  const other = sizes.find(({ size }) => size !== first.size);
  if (other !== undefined)
    throw new ShapeError(
      `${op}: axis ${first.axis} of '${first.path}' is ${showDim(first.size)}, but axis ${other.axis} of '${other.path}' is ${showDim(other.size)}`,
    );
  return first.size;
}

/** An axis that all results in a tree can be stacked along. Twin of `MappedOut`. @throws ShapeError when it is out of range for one of them. */
export function mappedOutShape(op: string, leaves: readonly (readonly [path: string, shape: readonly Dim[]])[], axis: number): number {
  for (const [path, shape] of leaves.toSorted(byPath)) insertPosition(`${op}: the result${at(path)}`, shape, axis);
  return axis;
}

function byPath([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : 1;
}

function at(path: string): string {
  return path === '' ? '' : ` at '${path}'`;
}
