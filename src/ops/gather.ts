import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { GatherRule } from '../../types/gather.ts';
import type { ScatterAddRule } from '../../types/scatter-add.ts';
import { resolveAxis } from '../shape/axis.ts';
import { gatherShape } from '../shape/gather.ts';
import { scatterAddShape } from '../shape/scatter-add.ts';
import { checked } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Domain, type Lawful } from './laws.ts';
import { gatherRows, scatterRows } from './rows.ts';

interface GatherFunction extends Lawful {
  <T extends Shape, I extends Shape, const Axis extends number = 0>(
    x: Tensor<T>,
    indices: Arg<GatherRule<T, I, Axis>, Tensor<I>>,
    axis?: Axis,
  ): Tensor<Out<GatherRule<T, I, Axis>>>;
}
interface ScatterAddFunction extends Lawful {
  <V extends Shape, I extends Shape, const N extends number, const Axis extends number = 0>(
    values: Tensor<V>,
    indices: Arg<ScatterAddRule<V, I, N, Axis>, Tensor<I>>,
    size: N,
    axis?: Axis,
  ): Tensor<Out<ScatterAddRule<V, I, N, Axis>>>;
}

const integers = (bound: number): Domain => ({ low: 0, high: bound - 1, integers: true });

/**
 * y[.., i …, ..] = x[.., indices[i …], ..]: entries (rows, slices) of x picked along an axis by whole numbers from 0.
 * @throws ShapeError; IndexError for an index that is not a whole number within the axis
 */
export const gather: GatherFunction = withLaws<GatherFunction>(
  {
    name: 'gather',
    examples: ['gather(zeros([2, 3]), zeros([2, 4]), 1)'],
    cases: [
      { shapes: [[3, 2], [4]], domains: [undefined, integers(3)], apply: (x, i) => gather(x!, i! as Tensor<[4]>) },
      {
        shapes: [
          [2, 3],
          [2, 2],
        ],
        domains: [undefined, integers(3)],
        apply: (x, i) => gather(x! as Tensor<[2, 3]>, i! as Tensor<[2, 2]>, 1),
      },
      { shapes: [[3], []], domains: [undefined, integers(3)], apply: (x, i) => gather(x! as Tensor<[3]>, i! as Tensor<[]>) },
    ],
  },
  (x: Tensor, indices: unknown, axis: number = 0) => {
    const [table, at] = [valueOf('gather', x), valueOf('gather', indices)];
    gatherShape(table.shape, at.shape, axis);
    return gatherRows([shaped(table), shaped(at)], { axis: resolveAxis('gather', table.shape, axis), batch: 0 });
  },
);

/**
 * y[.., r, ..] = Σ values[.., i …, ..] over all i with indices[i …] = r, along an axis of the given size: the adjoint of `gather`.
 * Repeated indices add up, in order.
 * @throws ShapeError; IndexError for an index that is not a whole number below `size`
 */
export const scatterAdd: ScatterAddFunction = withLaws<ScatterAddFunction>(
  {
    name: 'scatterAdd',
    examples: ['scatterAdd(zeros([2, 3]), zeros([2]), 4)'],
    cases: [
      { shapes: [[4, 2], [4]], domains: [undefined, integers(3)], apply: (v, i) => scatterAdd(v! as Tensor<[4, 2]>, i! as Tensor<[4]>, 3) },
      {
        shapes: [[2, 2, 2], [2]],
        domains: [undefined, integers(3)],
        apply: (v, i) => scatterAdd(v! as Tensor<[2, 2, 2]>, i! as Tensor<[2]>, 3, 1),
      },
    ],
  },
  (values: Tensor, indices: unknown, size: number, axis: number = 0) => {
    const [rows, at] = [valueOf('scatterAdd', values), valueOf('scatterAdd', indices)];
    checked('scatterAdd', [size]);
    const shape = scatterAddShape(rows.shape, at.shape, size, axis);
    return scatterRows([shaped(rows), shaped(at)], { axis: axis < 0 ? axis + shape.length : axis, batch: 0, size });
  },
);
