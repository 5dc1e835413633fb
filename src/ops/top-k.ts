import type { Arg, Dim, OutShapes, Shape } from '../../types/dim.ts';
import type { TopKRule } from '../../types/top-k.ts';
import { resolveAxis } from '../shape/axis.ts';
import { topKShape } from '../shape/top-k.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { apart } from './apart.ts';
import { withLaws, type Lawful } from './laws.ts';
import { sliceValue } from './slice.ts';
import type { Parts } from './split.ts';
import { orderOf } from './sort.ts';
import { takeAlong } from './take-along-axis.ts';

interface TopKFunction extends Lawful {
  <S extends Shape, const K extends Dim, const Axis extends number = -1>(
    x: Tensor<S>,
    k: Arg<TopKRule<S, K, Axis>, K>,
    axis?: Axis,
  ): Parts<OutShapes<TopKRule<S, K, Axis>>>;
}

/**
 * [values, indices] of the k greatest entries along an axis (the last where absent), from the greatest on: [.., N, ..] → two [.., k, ..].
 * NaN counts as the greatest; of equal entries the first one met comes first. The derivative is that of reading at the indices.
 * @throws ShapeError unless k is a whole number from 0 to N
 */
export const topK: TopKFunction = withLaws<TopKFunction>(
  {
    name: 'topK',
    examples: ['topK(zeros([2, 5]), 3)', 'topK(zeros([4, 3]), 2, 0)'],
    conventions: [{ at: [[1, 3, 3, 2, 3]], slopes: [[0, 1, 1, 0, 0]], apply: (x) => topK(x! as Tensor<[5]>, 2)[0] }],
    cases: apart([
      { shapes: [[5]], apply: (x) => topK(x as Tensor<[5]>, 2) },
      { shapes: [[3, 2]], apply: (x) => topK(x as Tensor<[3, 2]>, 2, 0) },
      { shapes: [[2, 3]], apply: (x) => topK(x as Tensor<[2, 3]>, 3) },
      { shapes: [[2, 3]], apply: (x) => topK(x as Tensor<[2, 3]>, 0) },
    ]),
  },
  (x: Tensor, k: unknown, axis: number = -1) => {
    const value = valueOf('topK', x);
    topKShape(value.shape, k as number, axis);
    const along = resolveAxis('topK', value.shape, axis);
    const first = value.shape.map((d, i) => [0, i === along ? (k as number) : d] as const);
    const indices: Value = sliceValue(orderOf(value, along, true), first);
    return [shaped(takeAlong(value, indices, along)), shaped(indices)] as [Tensor, Tensor];
  },
);
