import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { TakeRule } from '../../types/take.ts';
import { resolveAxis } from '../shape/axis.ts';
import { sizeOf } from '../shape/dims.ts';
import { takeShape } from '../shape/take.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Domain, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';
import { defineGather } from './rows.ts';

interface TakeFunction extends Lawful {
  <S extends Shape, I extends Shape, const Axis extends number | undefined = undefined>(
    table: Tensor<S>,
    indices: Arg<TakeRule<S, I, Axis>, Tensor<I>>,
    axis?: Axis,
  ): Tensor<Out<TakeRule<S, I, Axis>>>;
}

const takeRows = /* @__PURE__ */ defineGather('take');
const below = (bound: number): Domain => ({ low: 0, high: bound - 1, integers: true });

/**
 * y[i …] = x[indices[i …]]: entries of x by their row-major numbers; with an axis, y[.., i …, ..] = x[.., indices[i …], ..], as `gather` does.
 * Indices count from 0 and are not differentiated; repeated ones add up in the derivative.
 * @throws ShapeError; IndexError for an index that is not a whole number from 0 to the last one
 */
export const take: TakeFunction = withLaws<TakeFunction>(
  {
    name: 'take',
    examples: ['take(zeros([2, 3]), zeros([5]))', 'take(zeros([2, 3]), zeros([4, 2]), -1)', 'take(zeros([2, 3]), zeros([]), 0)'],
    cases: [
      { shapes: [[2, 3], [4]], domains: [undefined, below(6)], apply: (x, i) => take(x!, i!) },
      {
        shapes: [
          [2, 3],
          [2, 2],
        ],
        domains: [undefined, below(3)],
        apply: (x, i) => take(x as Tensor<[2, 3]>, i as Tensor<[2, 2]>, -1),
      },
      { shapes: [[], [3]], domains: [undefined, below(1)], apply: (x, i) => take(x!, i!) },
      { shapes: [[0, 2], [0]], domains: [undefined, below(1)], apply: (x, i) => take(x as Tensor<[0, 2]>, i as Tensor<[0]>, 0) },
    ],
  },
  (table: Tensor, indices: unknown, axis?: number) => {
    const [x, at] = [valueOf('take', table), valueOf('take', indices)];
    takeShape(x.shape, at.shape, axis);
    if (axis === undefined) return takeRows([shaped(reshapeTo(x, [sizeOf(x.shape)])), shaped(at)], { axis: 0, batch: 0 });
    return takeRows([shaped(x), shaped(at)], { axis: resolveAxis('take', x.shape, axis), batch: 0 });
  },
);
