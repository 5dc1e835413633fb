import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { GatherRule } from '../../types/gather.ts';
import type { ScatterRule } from '../../types/scatter.ts';
import { resolveAxis } from '../shape/axis.ts';
import { sizeOf } from '../shape/dims.ts';
import { scatterShape } from '../shape/scatter.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { concatValues } from './concat.ts';
import { lastWritten } from './index-atoms.ts';
import { withLaws, type Domain, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';
import { gatherRows } from './rows.ts';

interface ScatterFunction extends Lawful {
  <X extends Shape, I extends Shape, U extends Shape, const Axis extends number = 0>(
    x: Tensor<X>,
    indices: Arg<GatherRule<X, I, Axis, 'scatter'>, Tensor<I>>,
    updates: Arg<ScatterRule<'scatter', X, I, U, Axis>, Tensor<U>>,
    axis?: Axis,
  ): Tensor<Out<ScatterRule<'scatter', X, I, U, Axis>>>;
}

const below = (bound: number): Domain => ({ low: 0, high: bound - 1, integers: true });

/**
 * x with its rows along an axis replaced, on behalf of an op. What stands at each row afterwards is read from the rows of x followed by the updates:
 * so derivatives of all orders belong to whatever is read.
 */
export function replaceRows(on: string, x: Value, indices: Value, updates: Value, axis: number): Value {
  const bound = x.shape[axis]!;
  const count = sizeOf(indices.shape);
  const sources = lastWritten([shaped(reshapeTo(indices, [count]))], { on, bound });
  const rows = reshapeTo(updates, [...x.shape.slice(0, axis), count, ...x.shape.slice(axis + 1)]);
  return gatherRows([shaped(concatValues([x, rows], axis)), sources], { axis, batch: 0 }) as unknown as Value;
}

/**
 * y = x, then y[.., indices[i …], ..] = updates[.., i …, ..] for each i in row-major order, along an axis (the first where absent):
 * [.., N, ..], [...I], [.., ...I, ..] → [.., N, ..]. Of repeated indices the last one wins, and the derivative follows: 0 for an update that is
 * overwritten, and for what stood in x where something is written. Indices count from 0 and are not differentiated.
 * @throws ShapeError; IndexError for an index that is not a whole number within the axis
 */
export const scatter: ScatterFunction = withLaws<ScatterFunction>(
  {
    name: 'scatter',
    examples: ['scatter(zeros([4, 3]), zeros([2]), zeros([2, 3]))', 'scatter(zeros([2, 3]), zeros([5, 1]), zeros([2, 5, 1]), 1)'],
    conventions: [
      {
        at: [
          [1, 2, 3],
          [1, 1],
          [5, 7],
        ],
        slopes: [[1, 0, 1], null, [0, 1]],
        second: [[0, 0, 0], null, [0, 0]],
        apply: (x, i, u) => scatter(x as Tensor<[3]>, i as Tensor<[2]>, u as Tensor<[2]>),
      },
    ],
    cases: [
      {
        shapes: [[4, 2], [3], [3, 2]],
        domains: [undefined, below(4)],
        apply: (x, i, u) => scatter(x as Tensor<[4, 2]>, i as Tensor<[3]>, u as Tensor<[3, 2]>),
      },
      {
        shapes: [
          [2, 3],
          [2, 2],
          [2, 2, 2],
        ],
        domains: [undefined, below(3)],
        apply: (x, i, u) => scatter(x as Tensor<[2, 3]>, i as Tensor<[2, 2]>, u as Tensor<[2, 2, 2]>, -1),
      },
      {
        shapes: [[3], [], []],
        domains: [undefined, below(3)],
        apply: (x, i, u) => scatter(x as Tensor<[3]>, i as Tensor<[]>, u as Tensor<[]>),
      },
      {
        shapes: [[2], [0], [0]],
        domains: [undefined, below(2)],
        apply: (x, i, u) => scatter(x as Tensor<[2]>, i as Tensor<[0]>, u as Tensor<[0]>),
      },
    ],
  },
  (x: Tensor, indices: unknown, updates: unknown, axis: number = 0) => {
    const [value, at, rows] = [valueOf('scatter', x), valueOf('scatter', indices), valueOf('scatter', updates)];
    scatterShape('scatter', value.shape, at.shape, rows.shape, axis);
    return shaped(replaceRows('scatter', value, at, rows, resolveAxis('scatter', value.shape, axis)));
  },
);
