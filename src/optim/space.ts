import { DataError } from '../errors.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { sizeOf } from '../shape/dims.ts';
import { Concrete, isConcrete, shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten } from '../tensor/tree.ts';
import { concatValues } from '../ops/concat.ts';
import type { Vector } from './vectors.ts';

/** Trees of one form and shapes as vectors. */
export interface Space<X> {
  readonly start: Vector;
  /** The tree that a vector stands for, in ops. */
  tree(z: Tensor): X;
  /** The same of numbers, which are copied. */
  read(z: Vector): X;
}

/** The space that a start lies in. @throws DataError for something that is no tree of tensors, or has traced ones */
export function spaceOf<X>(name: string, x0: X): Space<X> {
  const { form, leaves } = flatten(x0, `${name}: the start`);
  if (!leaves.every(isConcrete)) throw new DataError(`${name}: the start is traced; a search needs numbers`);
  let size = 0;
  const parts = leaves.map(({ shape }) => ({ shape, from: size, to: (size += sizeOf(shape)) }));
  const start = new Float64Array(size);
  leaves.forEach((leaf, i) => start.set(leaf.values, parts[i]!.from));
  return {
    start,
    tree: (z) =>
      unflatten(
        form,
        parts.map(({ shape, from, to }) => reshapeTo(sliceValue(z as unknown as Value, [[from, to]]), shape)),
      ) as X,
    read: (z) =>
      unflatten(
        form,
        parts.map(({ shape, from, to }) => new Concrete(shape, z.slice(from, to))),
      ) as X,
  };
}

/** The leaves of a tree as one vector, in ops. */
export function vectorOf(what: string, tree: unknown): Tensor<[number]> {
  const leaves = flatten(tree, what).leaves.map((leaf) => reshapeTo(leaf, [sizeOf(leaf.shape)]));
  if (leaves.length === 0) throw new DataError(`${what}: expected a tensor or more, got none`);
  return shaped(concatValues(leaves, 0));
}
