import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { EmbeddingRule } from '../../types/embedding.ts';
import { embeddingShape } from '../shape/embedding.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { defineGather } from './rows.ts';

interface EmbeddingFunction extends Lawful {
  <S extends Shape, I extends Shape>(table: Arg<EmbeddingRule<S, I>, Tensor<S>>, indices: Tensor<I>): Tensor<Out<EmbeddingRule<S, I>>>;
}

const lookUp = /* @__PURE__ */ defineGather('embedding');

/**
 * y[i …] = table[indices[i …]]: rows of a table picked by whole numbers from 0, [N, D], [...I] → [...I, D].
 * The derivative by the table touches only rows that occur; repeated ones add up.
 * @throws ShapeError; IndexError for an index that is not a whole number below N
 */
export const embedding: EmbeddingFunction = withLaws<EmbeddingFunction>(
  {
    name: 'embedding',
    examples: ['embedding(zeros([5, 3]), zeros([2, 4]))'],
    cases: [
      {
        shapes: [[4, 2], [3]],
        domains: [undefined, { low: 0, high: 3, integers: true }],
        apply: (table, i) => embedding(table as Tensor<[4, 2]>, i!),
      },
      {
        shapes: [
          [3, 1],
          [2, 2],
        ],
        domains: [undefined, { low: 0, high: 2, integers: true }],
        apply: (table, i) => embedding(table as Tensor<[3, 1]>, i!),
      },
      {
        shapes: [[0, 2], [0]],
        domains: [undefined, { low: 0, high: 0, integers: true }],
        apply: (table, i) => embedding(table as Tensor<[0, 2]>, i!),
      },
    ],
  },
  (table: unknown, indices: unknown) => {
    const [rows, at] = [valueOf('embedding', table), valueOf('embedding', indices)];
    embeddingShape(rows.shape, at.shape);
    return lookUp([shaped(rows), shaped(at)], { axis: 0, batch: 0 });
  },
);
