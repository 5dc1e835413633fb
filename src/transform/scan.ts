import type { Arg } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { DataError } from '../errors.ts';
import { mappedSizeShape, type MappedLeaf } from '../shape/mapped-size.ts';
import { close } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { describe } from '../tensor/tensor.ts';
import { flatten, leavesLike, unflatten, type Tree } from '../tensor/tree.ts';
import { itemOf } from './expand.ts';
import type { Example, Mapped, SizeOf, Stacked } from './mapped.ts';
import { loop } from './scan-op.ts';

/** The next carry, which must be a tree like the first. */
type Next<D, C> = Tree extends D ? D : Arg<SameTree<'scan: the next carry', 'the carry', D, C>, D>;

/**
 * A loop in the graph: [carry, y] = f(carry, item) for each item along axis 0 of the tree `items`; returns the last carry and all y, stacked along axis 0.
 * f is traced once, whatever the number of items T; it may read tensors of its surroundings. In `reverse`, items are taken from the last to the first.
 * The carries in between, T times the size of one, are kept for the derivative; a pullback runs f backwards once more. For a loop over numbers, scan
 * `arange(n)`.
 * @throws ShapeError when leaves of `items` have different lengths, or the next carry is unlike the first
 */
export function scan<const C extends Tree, const X extends Tree, const Y extends Tree, const D extends Tree>(
  f: (carry: C, item: Example<X, 0>) => readonly [next: Next<D, C>, y: Y],
  init: C,
  items: Arg<Mapped<'scan', X, 0>, X>,
  options: { readonly reverse?: boolean } = {},
): [carry: C, ys: Stacked<Y, SizeOf<Mapped<'scan', X, 0>>, 0>] {
  if (typeof f !== 'function') throw new DataError(`scan: expected a function of a carry and an item, got ${describe(f)}`);
  const first = flatten(init, 'scan: the carry');
  const whole = flatten(items, 'scan: the items');
  const length = mappedSizeShape(
    'scan',
    whole.leaves.map(({ shape }, i): MappedLeaf<number> => [whole.paths[i]!, shape, 0]),
  );
  const carry = first.leaves.map(({ shape }) => placeholder(shape));
  const item = whole.leaves.map(({ shape }) => placeholder(shape.slice(1)));
  const result: unknown = f(unflatten(first.form, carry) as C, unflatten(whole.form, item) as Example<X, 0>);
  if (!Array.isArray(result) || result.length !== 2)
    throw new DataError(`scan: the function must return [carry, result], got ${describe(result)}`);
  const next = flatten(result[0], 'scan: the next carry');
  sameTree('scan: the next carry', 'the carry', result[0], init);
  const y = flatten(result[1], 'scan: the result of the function');
  const { body, captured } = close([...carry, ...item], [...leavesLike(next, first.form), ...y.leaves]);
  const [carries, scanned] = [carry.length, item.length];
  const results = loop([...first.leaves, ...whole.leaves, ...captured], {
    body,
    carries,
    scanned,
    length,
    reverse: options.reverse ?? false,
    keep: true,
  });
  const last = first.leaves.map((c, k) => (length === 0 ? c : itemOf(results[k]!, options.reverse ? 0 : length - 1)));
  return [unflatten(first.form, last), unflatten(y.form, results.slice(carries))] as never;
}
