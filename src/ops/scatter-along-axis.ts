import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ScatterAlongAxisRule } from '../../types/scatter.ts';
import type { IndicesAlongAxisRule } from '../../types/take-along-axis.ts';
import { resolveAxis } from '../shape/axis.ts';
import { scatterAlongAxisShape } from '../shape/scatter.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { concatValues } from './concat.ts';
import { checkedIndices, lastWritten } from './index-atoms.ts';
import { flatRead, lanesOf, type Lanes } from './lanes.ts';
import { withLaws, type Domain, type LawCase, type Lawful } from './laws.ts';
import { gatherRows, scatterRows } from './rows.ts';

interface ScatterAlongAxisFunction<Name extends string> extends Lawful {
  <X extends Shape, I extends Shape, U extends Shape, const Axis extends number = -1>(
    x: Tensor<X>,
    indices: Arg<IndicesAlongAxisRule<Name, X, I, Axis>, Tensor<I>>,
    updates: Arg<ScatterAlongAxisRule<Name, X, I, U, Axis>, Tensor<U>>,
    axis?: Axis,
  ): Tensor<Out<ScatterAlongAxisRule<Name, X, I, U, Axis>>>;
}

/** What is made of a laid out table, indices and updates, each with its entries along one last axis. */
type Write = (lanes: Lanes, indices: Value, updates: Value) => Value;

/** @__NO_SIDE_EFFECTS__ */
function defineScatterAlong<const Name extends string>(name: Name, write: Write): ScatterAlongAxisFunction<Name> {
  const call = (x: Tensor, indices: Tensor, updates: Tensor, axis = -1): Tensor => {
    const [table, at, rows] = [valueOf(name, x), valueOf(name, indices), valueOf(name, updates)];
    scatterAlongAxisShape(name, table.shape, at.shape, rows.shape, axis);
    const lanes = lanesOf(name, table, at, resolveAxis(name, table.shape, axis));
    const flat = (v: Value): Value => flatRead(v, lanes.count);
    return shaped(lanes.tableBack(write(lanes, flat(lanes.indices), flat(lanes.laid(rows)))));
  };
  const at = (x: readonly number[], i: readonly number[], axis: number): LawCase => {
    const within: Domain = { low: 0, high: Math.max(0, x.at(axis)! - 1), integers: true };
    return { shapes: [x, i, i], domains: [undefined, within], apply: (v, indices, u) => call(v!, indices!, u!, axis) };
  };
  const cases = [
    at([2, 3], [2, 4], -1),
    at([3, 2], [2, 2], 0),
    at([2, 3, 2], [2, 2, 2], 1),
    at([2, 3], [1, 2], 1),
    at([1, 3, 2], [2, 2, 2], 1),
    at([3], [0], 0),
  ];
  const examples = [`${name}(zeros([2, 3]), zeros([2, 5]), zeros([2, 5]))`, `${name}(zeros([3, 2]), zeros([2, 1]), zeros([2, 1]), 0)`];
  return withLaws<ScatterAlongAxisFunction<Name>>({ name, examples, cases }, call as never);
}

/**
 * y = x, then y[.., indices[.., k, ..], ..] = updates[.., k, ..] in row-major order, along an axis (the last where absent), with indices of their own for each
 * row; an axis of size 1 broadcasts: [.., N, ..], [.., K, ..], [.., K, ..] → [.., N, ..]. Of repeated indices the last one wins, and the derivative
 * follows: 0 for an update that is overwritten, and for what stood in x where something is written.
 * @throws ShapeError; IndexError for an index that is not a whole number within the axis
 */
export const scatterAlongAxis: ScatterAlongAxisFunction<'scatterAlongAxis'> = defineScatterAlong(
  'scatterAlongAxis',
  ({ count, table }, indices, updates) => {
    const sources = lastWritten([shaped(indices)], { on: 'scatterAlongAxis', bound: table.shape.at(-1)! });
    return gatherRows([shaped(concatValues([table, updates], count)), sources], { axis: count, batch: count }) as unknown as Value;
  },
);

/**
 * y = x, then y[.., indices[.., k, ..], ..] += updates[.., k, ..], along an axis (the last where absent), with indices of their own for each row; an axis of
 * size 1 broadcasts. Repeated indices add up, in order. From x = 0 it is the adjoint of `takeAlongAxis`.
 * @throws ShapeError; IndexError for an index that is not a whole number within the axis
 */
export const scatterAddAlongAxis: ScatterAlongAxisFunction<'scatterAddAlongAxis'> = defineScatterAlong(
  'scatterAddAlongAxis',
  ({ count, table }, indices, updates) => {
    const bound = table.shape.at(-1)!;
    const known = checkedIndices([shaped(indices)], { on: 'scatterAddAlongAxis', bound });
    const sums = scatterRows([shaped(updates), known], { axis: count, batch: count, size: bound });
    return add(shaped(table), sums as never) as unknown as Value;
  },
);
