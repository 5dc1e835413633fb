import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { GatherRule } from '../../types/gather.ts';
import type { ScatterRule } from '../../types/scatter.ts';
import { IndexError } from '../errors.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { scatterShape } from '../shape/scatter.ts';
import { tensor } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Domain, type Lawful } from './laws.ts';
import { matmul } from './matmul.ts';
import { gatherRows, scatterRows } from './rows.ts';

interface AddRowsFunction extends Lawful {
  <X extends Shape, I extends Shape, U extends Shape>(
    x: Tensor<X>,
    indices: Arg<GatherRule<X, I, 0, 'addRows'>, Tensor<I>>,
    rows: Arg<ScatterRule<'addRows', X, I, U, 0>, Tensor<U>>,
  ): Tensor<Out<ScatterRule<'addRows', X, I, U, 0>>>;
}

const first = { axis: 0, batch: 0 };

const addRowsOperator: OperatorFunction<undefined> = defineOperator({
  name: 'addRows',
  shape: ([x]) => x!,
  kernel: (out, [x, indices, rows]) => {
    const [bound, width] = [x!.shape[0]!, sizeOf(x!.shape.slice(1))];
    const [at, from] = [indices!.values, rows!.values];
    for (let i = 0; i < at.length; i++) {
      const index = at[i]!;
      if (!(index >= 0 && index < bound && Number.isInteger(index))) throw new IndexError('addRows', i, index, bound);
    }
    out.set(x!.values);
    for (let i = 0; i < at.length; i++) for (let w = 0; w < width; w++) out[at[i]! * width + w]! += from[i * width + w]!;
  },
  derivative: ([x, indices]) => {
    const sizes = x!.shape as Dims;
    const labels = [...sizes.keys()];
    return [
      { kind: 'product', outShape: sizes, inShape: sizes, out: labels, in: labels, by: null, at: [], sizes, absorbing: false },
      null,
      {
        push: (rowsDot) => scatterRows([rowsDot, indices!], { ...first, size: sizes[0]! }),
        pull: (yBar) => gatherRows([yBar, indices!], first),
      },
    ];
  },
});

const below = (bound: number): Domain => ({ low: 0, high: bound - 1, integers: true });

/**
 * y = x, then y[indices[i …]] += rows[i …], in order: [N, ..], [...I], [...I, ..] → [N, ..]. Repeated indices add up. With rows of `sparseGrad` it is an update of
 * a table by its gradient, in one pass.
 * @throws ShapeError; IndexError for an index that is not a whole number below N
 */
export const addRows: AddRowsFunction = withLaws<AddRowsFunction>(
  {
    name: 'addRows',
    examples: ['addRows(zeros([4, 3]), zeros([2]), zeros([2, 3]))'],
    // between products it leaves their sums IEEE: ∞ · 0 is NaN
    conventions: [
      {
        at: [[2, 3]],
        slopes: [[NaN, NaN]],
        apply: (x) => {
          const table = matmul(tensor([0, 0, 1, 1], [2, 2]), x as Tensor<[2]>);
          return matmul(tensor([Infinity, 1]), addRows(table, tensor([1]), tensor([3])));
        },
      },
    ],
    cases: [
      {
        shapes: [[4, 2], [3], [3, 2]],
        domains: [undefined, below(4)],
        apply: (x, i, u) => addRows(x as Tensor<[4, 2]>, i as Tensor<[3]>, u as Tensor<[3, 2]>),
      },
      {
        shapes: [[3], [2, 2], [2, 2]],
        domains: [undefined, below(3)],
        apply: (x, i, u) => addRows(x as Tensor<[3]>, i as Tensor<[2, 2]>, u as Tensor<[2, 2]>),
      },
      {
        shapes: [[0, 2], [0], [0, 2]],
        domains: [undefined, below(1)],
        apply: (x, i, u) => addRows(x as Tensor<[0, 2]>, i as Tensor<[0]>, u as Tensor<[0, 2]>),
      },
    ],
  },
  (x: Tensor, indices: unknown, rows: unknown) => {
    const [table, at, added] = [valueOf('addRows', x), valueOf('addRows', indices), valueOf('addRows', rows)];
    scatterShape('addRows', table.shape, at.shape, added.shape, 0);
    return addRowsOperator([shaped(table), shaped(at), shaped(added)], undefined);
  },
);
