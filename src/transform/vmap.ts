import type { Arg } from '../../types/dim.ts';
import type { MappedOut } from '../../types/mapped-size.ts';
import type { AxisTree } from '../../types/vmap.ts';
import { DataError } from '../errors.ts';
import { batchedOutputs } from '../linear/batch.ts';
import { permuteValue } from '../ops/permute.ts';
import { resolveAxis } from '../shape/axis.ts';
import { mappedOutShape, mappedSizeShape, type MappedLeaf } from '../shape/mapped-size.ts';
import { placeholder } from '../tensor/graph.ts';
import { describe, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten, type Form, type Tree } from '../tensor/tree.ts';
import type { Example, LeavesOf, Mapped, SizeOf, Stacked } from './mapped.ts';

/** What the function returns. Any result has an axis 0; asked first, this leaves inline lists tuples. */
type Result<Y, Axis extends number> = 0 extends Axis ? Y : Arg<MappedOut<'vmap', readonly LeavesOf<Y, null>[], Axis>, Y>;

// Without a form vmap(f): with overloads, an inline function nested in another generic call is inferred too early.
/**
 * f applied to each example of a tree, at once: examples along the axis `in` of each leaf (null: passed whole), results stacked along the axis `out`.
 * f is traced once, on one example; then every op runs with one more axis, or example by example where it has no rule for that.
 *
 * @throws ShapeError when leaves have different numbers of examples, or an axis is missing or out of range
 */
export function vmap<const X extends Tree, const Y extends Tree, const In extends AxisTree = 0, Axis extends number = 0>(
  f: (example: Example<X, In>) => Result<Y, Axis>,
  x: Arg<Mapped<'vmap', X, In>, X>,
  options?: { readonly in?: In; readonly out?: Axis },
): Stacked<Y, SizeOf<Mapped<'vmap', X, In>>, Axis> {
  if (typeof f !== 'function') throw new DataError(`vmap: expected a function of one argument, got ${describe(f)}`);
  const { in: axes = 0, out = 0 } = options ?? {};
  const argument = flatten(x, 'vmap: the argument');
  const axisOf = axesOf(argument.form, axes);
  const n = mappedSizeShape(
    'vmap',
    argument.leaves.map(({ shape }, i): MappedLeaf<number> => [argument.paths[i]!, shape, axisOf[i]]),
  );
  const known = new Map<Value, Value>();
  const example = argument.leaves.map((leaf, i) => {
    const axis = axisOf[i];
    if (typeof axis !== 'number') return leaf;
    const items = moved(leaf, resolveAxis('vmap', leaf.shape, axis), 0);
    const one = placeholder(items.shape.slice(1));
    known.set(one, items);
    return one;
  });
  const result = flatten(f(unflatten(argument.form, example) as Example<X, In>), 'vmap: the result of the function');
  mappedOutShape(
    'vmap',
    result.leaves.map(({ shape }, i) => [result.paths[i]!, shape] as const),
    out,
  );
  const stacked = batchedOutputs(result.leaves, known, n).map((y) => moved(y, 0, out < 0 ? out + y.shape.length : out));
  return unflatten(result.form, stacked) as Stacked<Y, SizeOf<Mapped<'vmap', X, In>>, Axis>;
}

/** The axis of each leaf, in order; undefined where none is given. */
function axesOf(form: Form, axes: AxisTree | undefined): (number | null | undefined)[] {
  if (form.kind === 'leaf') return [typeof axes === 'number' || axes === null ? axes : undefined];
  const below = (key: string | number): AxisTree | undefined => {
    if (typeof axes !== 'object' || axes === null) return axes;
    return Object.hasOwn(axes, key) ? (axes as Readonly<Record<string, AxisTree>>)[key] : undefined;
  };
  if (form.kind === 'list') return form.items.flatMap((item, i) => axesOf(item, below(i)));
  return [...form.items].flatMap(([key, item]) => axesOf(item, below(key)));
}

/** x with one axis at another position. */
function moved(x: Value, from: number, to: number): Value {
  if (from === to) return x;
  const order = [...x.shape.keys()].filter((axis) => axis !== from);
  return permuteValue(x, order.toSpliced(to, 0, from));
}
