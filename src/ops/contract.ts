import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ContractRule } from '../../types/contract.ts';
import { contractShape } from '../shape/contract.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product } from './product.ts';

interface ContractFunction extends Lawful {
  <A extends Shape, B extends Shape, const K extends number = 1>(
    a: Tensor<A>,
    b: Arg<ContractRule<A, B, K>, Tensor<B>>,
    k?: K,
  ): Tensor<Out<ContractRule<A, B, K>>>;
}

/**
 * The generalized matrix product [...Z, ...Y] · [...Y, ...X] → [...Z, ...X], summed over the k axes of Y: the primer's chain rule for Jacobians.
 * 2·Z·Y·X flops.
 * @throws ShapeError when the last k axes of a are not the first k of b
 */
export const contract: ContractFunction = withLaws<ContractFunction>(
  {
    name: 'contract',
    examples: ['contract(zeros([2, 3, 4]), zeros([3, 4, 5]), 2)'],
    cases: [
      {
        shapes: [
          [2, 3],
          [3, 2],
        ],
        apply: (a, b) => contract(a!, b!),
      },
      {
        shapes: [
          [2, 2, 3],
          [2, 3, 2],
        ],
        apply: (a, b) => contract(a!, b!, 2),
      },
      { shapes: [[2], [3]], apply: (a, b) => contract(a!, b!, 0) },
      {
        shapes: [
          [2, 0],
          [0, 3],
        ],
        apply: (a, b) => contract(a!, b!),
      },
    ],
  },
  (a: Tensor, b: unknown, k: number = 1) => {
    const [x, y] = [valueOf('contract', a), valueOf('contract', b)];
    contractShape(x.shape, y.shape, k);
    const outer = x.shape.length - k;
    const left = [...x.shape.keys()];
    const right = [...y.shape.keys()].map((i) => i + outer);
    return shaped(product([x, y], [left, right], [...left.slice(0, outer), ...right.slice(k)], [...x.shape, ...y.shape.slice(k)]));
  },
);
