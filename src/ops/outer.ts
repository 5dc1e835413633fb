import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { DotRule } from '../../types/dot.ts';
import type { OuterRule } from '../../types/outer.ts';
import { dotShape } from '../shape/dot.ts';
import { outerShape } from '../shape/outer.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product } from './product.ts';

interface OuterFunction extends Lawful {
  <A extends Shape, B extends Shape>(a: Tensor<A>, b: Tensor<B>): Tensor<Out<OuterRule<A, B>>>;
}
interface DotFunction extends Lawful {
  <A extends Shape, B extends Shape>(a: Tensor<A>, b: Arg<DotRule<A, B>, Tensor<B>>): Tensor<Out<DotRule<A, B>>>;
}

/** y[i …, j …] = a[i …] · b[j …]: every entry of a times every entry of b. */
export const outer: OuterFunction = withLaws<OuterFunction>(
  {
    name: 'outer',
    cases: [
      { shapes: [[2], [3]], apply: (a, b) => outer(a!, b!) },
      { shapes: [[2, 1], [3]], apply: (a, b) => outer(a!, b!) },
      { shapes: [[], [2]], apply: (a, b) => outer(a!, b!) },
      { shapes: [[0], [2]], apply: (a, b) => outer(a!, b!) },
    ],
  },
  (a: Tensor, b: Tensor) => {
    const [left, right] = [valueOf('outer', a), valueOf('outer', b)];
    const sizes = outerShape(left.shape, right.shape);
    const labels = [...sizes.keys()];
    const rank = left.shape.length;
    return shaped(product([left, right], [labels.slice(0, rank), labels.slice(rank)], labels, sizes));
  },
);

/** Σ aᵢ bᵢ: the inner product of two vectors, a scalar; 0 for empty ones. @throws ShapeError unless both are vectors of one size */
export const dot: DotFunction = withLaws<DotFunction>(
  {
    name: 'dot',
    cases: [
      { shapes: [[3], [3]], apply: (a, b) => dot(a! as Tensor<[3]>, b! as Tensor<[3]>) },
      { shapes: [[1], [1]], apply: (a, b) => dot(a! as Tensor<[1]>, b! as Tensor<[1]>) },
      { shapes: [[0], [0]], apply: (a, b) => dot(a! as Tensor<[0]>, b! as Tensor<[0]>) },
    ],
  },
  (a: Tensor, b: unknown) => {
    const [left, right] = [valueOf('dot', a), valueOf('dot', b)];
    dotShape(left.shape, right.shape);
    return shaped(product([left, right], [[0], [0]], [], left.shape));
  },
);
