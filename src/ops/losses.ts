import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { CrossEntropyRule } from '../../types/cross-entropy.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { crossEntropyShape } from '../shape/cross-entropy.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { sameShape } from '../shape/same-shape.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { withLaws, type Domain, type LawCase, type Lawful } from './laws.ts';
import { logsumexp } from './logsumexp.ts';
import { mul } from './mul.ts';
import { oneHot } from './one-hot.ts';
import { square } from './square.ts';
import { sub } from './sub.ts';
import { sum } from './sum.ts';

interface SameShapeLoss<Name extends string> extends Lawful {
  <A extends Shape, B extends Shape>(y: Tensor<A>, target: Arg<SameShapeRule<Name, A, B>, Tensor<B>>): Tensor<[]>;
}
interface CrossEntropyLoss extends Lawful {
  <A extends Shape, B extends Shape>(
    logits: Tensor<A>,
    labels: Arg<CrossEntropyRule<A, B>, Tensor<B>>,
  ): Tensor<Out<CrossEntropyRule<A, B>>>;
}

const pairs = (apply: (y: Tensor, t: Tensor) => Tensor): LawCase[] =>
  [[3], [2, 3], [2, 2, 2], []].map((shape) => ({ shapes: [shape, shape], apply: (y, t) => apply(y!, t!) }));

/** Leading axes count examples; the last one is an example's own. */
const examples = (shape: Dims): number => sizeOf(shape.slice(0, -1));

/** Mean squared error: (y - t)² averaged over the last axis, then over all examples. @throws ShapeError when shapes differ */
export const mse: SameShapeLoss<'mse'> = withLaws<SameShapeLoss<'mse'>>(
  { name: 'mse', cases: pairs((y, t) => mse(y, t as never)) },
  (y: Tensor, target: unknown) => {
    const [a, b] = operands('mse', y, target);
    return mul(sum(square(sub(a, b as never))), 1 / sizeOf(a.shape as Dims));
  },
);

/** ½‖y - t‖² over the last axis, averaged over all examples: the primer's loss, with derivative (y - t)ᵀ for one example. @throws ShapeError when shapes differ */
export const halfSquaredError: SameShapeLoss<'halfSquaredError'> = withLaws<SameShapeLoss<'halfSquaredError'>>(
  { name: 'halfSquaredError', cases: pairs((y, t) => halfSquaredError(y, t as never)) },
  (y: Tensor, target: unknown) => {
    const [a, b] = operands('halfSquaredError', y, target);
    return mul(sum(square(sub(a, b as never))), 0.5 / examples(a.shape as Dims));
  },
);

const classes: Domain = { low: 0, high: 2, integers: true };

/**
 * -Σ p ln softmax(logits) over the last axis, averaged over all examples; labels are rows p (one-hot or any weights), or class indices.
 * A class with p = 0 counts nothing, also at a logit of -∞.
 * @throws ShapeError; IndexError for a class that is not there
 */
export const crossEntropy: CrossEntropyLoss = withLaws<CrossEntropyLoss>(
  {
    name: 'crossEntropy',
    cases: [
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        domains: [undefined, { low: 0, high: 1 }],
        apply: (z, p) => crossEntropy(z!, p! as never),
      },
      { shapes: [[2, 3], [2]], domains: [undefined, classes], apply: (z, i) => crossEntropy(z! as Tensor<[2, 3]>, i! as Tensor<[2]>) },
      { shapes: [[3], []], domains: [undefined, classes], apply: (z, i) => crossEntropy(z! as Tensor<[3]>, i! as Tensor<[]>) },
    ],
  },
  (logits: Tensor, labels: unknown) => {
    const [z, given] = [valueOf('crossEntropy', logits), valueOf('crossEntropy', labels)];
    crossEntropyShape(z.shape, given.shape);
    const p = given.shape.length === z.shape.length ? shaped<Tensor>(given) : oneHot(shaped(given), z.shape.at(-1)!);
    const normalizer = mul(sum(p, -1 as never), logsumexp(shaped(z), -1 as never) as never);
    const chosen = sum(absorbingMul(p, shaped<Tensor>(z) as never), -1 as never);
    return mul(sum(sub(normalizer, chosen as never)), 1 / examples(z.shape));
  },
);

function operands(name: string, y: unknown, target: unknown): [Tensor, Tensor] {
  const [a, b] = [valueOf(name, y), valueOf(name, target)];
  sameShape(name, a.shape, b.shape);
  return [shaped(a), shaped(b)];
}
