import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { PairwiseInteractionsRule } from '../../types/pairwise-interactions.ts';
import { pairwiseInteractionsShape } from '../shape/pairwise-interactions.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { contract } from './contract.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mul } from './mul.ts';
import { square } from './square.ts';
import { sub } from './sub.ts';
import { sum } from './sum.ts';

interface PairwiseInteractionsFunction extends Lawful {
  <X extends Shape, V extends Shape>(
    x: Tensor<X>,
    factors: Arg<PairwiseInteractionsRule<X, V>, Tensor<V>>,
  ): Tensor<Out<PairwiseInteractionsRule<X, V>>>;
}

const name = 'pairwiseInteractions';

const call = (x: unknown, factors: unknown): Tensor => {
  const [features, v] = [valueOf(name, x), valueOf(name, factors)];
  pairwiseInteractionsShape(features.shape, v.shape);
  const [a, b] = [shaped<Tensor>(features), shaped<Tensor>(v)];
  const squareOfSum = square(contract(a, b as never) as Tensor);
  const sumOfSquares = contract(square(a), square(b) as never);
  return mul(0.5, sum(sub(squareOfSum, sumOfSquares as never) as Tensor, -1 as never) as never);
};

/**
 * Σ ⟨vᵢ, vⱼ⟩ xᵢ xⱼ over all pairs i < j of features, as ½ Σ_f [(Σᵢ v[i, f] xᵢ)² - Σᵢ v[i, f]² xᵢ²]: [.., N] · [N, F] → [..]. It is what a factorization machine
 * adds to the linear model w₀ + ⟨w, x⟩ (Rendle 2010, lemma 3.1). 4·N·F flops for each input instead of N²·F. A difference of squares: a feature that
 * outweighs the others takes digits from them, and squares that overflow give NaN.
 * @throws ShapeError when input and factors do not fit
 */
export const pairwiseInteractions: PairwiseInteractionsFunction = withLaws<PairwiseInteractionsFunction>(
  {
    name,
    examples: [`${name}(zeros([2, 3]), zeros([3, 4]))`],
    cases: [
      { shapes: [[3], [3, 2]], apply: call },
      {
        title: 'of a batch',
        shapes: [
          [2, 1, 2],
          [2, 3],
        ],
        apply: call,
      },
      {
        title: 'of no features',
        shapes: [
          [2, 0],
          [0, 2],
        ],
        apply: call,
      },
    ],
  },
  call as never,
);
