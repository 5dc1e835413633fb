import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { TakeAlongAxisRule } from '../../types/take-along-axis.ts';
import { resolveAxis } from '../shape/axis.ts';
import { takeAlongAxisShape } from '../shape/take-along-axis.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { lanesOf } from './lanes.ts';
import { withLaws, type Domain, type LawCase, type Lawful } from './laws.ts';
import { defineGather } from './rows.ts';

interface TakeAlongAxisFunction extends Lawful {
  <S extends Shape, I extends Shape, const Axis extends number = -1>(
    table: Tensor<S>,
    indices: Arg<TakeAlongAxisRule<S, I, Axis>, Tensor<I>>,
    axis?: Axis,
  ): Tensor<Out<TakeAlongAxisRule<S, I, Axis>>>;
}

const takeLanes = /* @__PURE__ */ defineGather('takeAlongAxis');

/** The inner form of `takeAlongAxis`: shapes fit, the axis counts from 0. */
export function takeAlong(table: Value, indices: Value, axis: number): Value {
  const lanes = lanesOf('takeAlongAxis', table, indices, axis);
  const places = { axis: lanes.count, batch: lanes.count };
  return lanes.back(takeLanes([shaped(lanes.table), shaped(lanes.indices)], places) as unknown as Value);
}

const at = (x: readonly number[], i: readonly number[], axis: number): LawCase => {
  const within: Domain = { low: 0, high: Math.max(0, x.at(axis)! - 1), integers: true };
  return { shapes: [x, i], domains: [undefined, within], apply: (table, indices) => takeAlongAxis(table!, indices!, axis) };
};

/**
 * y[.., k, ..] = x[.., indices[.., k, ..], ..] along an axis (the last where absent), with indices of their own for each row; the other axes broadcast:
 * [.., N, ..], [.., K, ..] → [.., K, ..]. Indices count from 0 and are not differentiated; repeated ones add up in the derivative.
 * @throws ShapeError; IndexError for an index that is not a whole number within the axis
 */
export const takeAlongAxis: TakeAlongAxisFunction = withLaws<TakeAlongAxisFunction>(
  {
    name: 'takeAlongAxis',
    examples: ['takeAlongAxis(zeros([2, 3]), zeros([2, 5]))', 'takeAlongAxis(zeros([2, 3]), zeros([7, 1]), 0)'],
    cases: [
      at([2, 3], [2, 4], -1),
      at([3, 2], [2, 2], 0),
      at([2, 3, 2], [2, 2, 2], 1),
      at([2, 3], [1, 2], 1),
      at([1, 3, 2], [2, 2, 1], 1),
      at([3], [0], 0),
      at([0, 3], [1, 2], 1),
    ],
  },
  (table: Tensor, indices: unknown, axis: number = -1) => {
    const [x, i] = [valueOf('takeAlongAxis', table), valueOf('takeAlongAxis', indices)];
    takeAlongAxisShape(x.shape, i.shape, axis);
    return shaped(takeAlong(x, i, resolveAxis('takeAlongAxis', x.shape, axis)));
  },
);
