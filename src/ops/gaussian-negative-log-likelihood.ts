import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { Reduced, Reducing } from '../../types/reduced.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { sameShape } from '../shape/same-shape.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { clip } from './clip.ts';
import { div } from './div.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { log } from './log.ts';
import { reduceLosses, reductionOf, type ReductionOption } from './loss.ts';
import { numberOption } from './options.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';

interface Floor {
  /** The least variance: smaller ones count as this; 1e-6 where absent. */
  readonly floor?: number;
}
interface GaussianNegativeLogLikelihood extends Lawful {
  <A extends Shape, B extends Shape, V extends Shape, How extends Reducing = 'mean'>(
    mean: Tensor<A>,
    target: Arg<SameShapeRule<'gaussianNegativeLogLikelihood', A, B>, Tensor<B>>,
    variance: Arg<SameShapeRule<'gaussianNegativeLogLikelihood', A, V>, Tensor<V>>,
    options?: ReductionOption<How> & Floor,
  ): Tensor<Reduced<How, Out<SameShapeRule<'gaussianNegativeLogLikelihood', A, B>>>>;
}

const name = 'gaussianNegativeLogLikelihood';
const at = (shape: readonly number[], options?: object): LawCase => ({
  shapes: [shape, shape, shape],
  domains: [undefined, undefined, { low: 0.5, high: 2 }],
  apply: (mean, target, variance) => gaussianNegativeLogLikelihood(mean!, target! as never, variance! as never, options as Floor),
});

/**
 * ½ (ln v + (y - t)² / v) of each entry, v the variance: the negative log-likelihood of t under a normal distribution, but for the constant ½ ln 2π,
 * averaged over all entries (Nix and Weigend 1994). A variance below the floor counts as the floor and has derivative 0.
 * @throws ShapeError when shapes differ; DataError for a floor below 0
 */
export const gaussianNegativeLogLikelihood: GaussianNegativeLogLikelihood = withLaws<GaussianNegativeLogLikelihood>(
  {
    name,
    examples: [
      `${name}(zeros([2, 3]), zeros([2, 3]), ones([2, 3]), { floor: 0.5 })`,
      `${name}(zeros([2, 3]), zeros([2, 3]), ones([2, 3]), { reduction: 'none' })`,
    ],
    cases: [at([3]), at([2, 3]), at([], { reduction: 'none' }), at([2, 2], { floor: 1, reduction: 'sum' })],
  },
  ((mean: Tensor, target: Tensor, variance: Tensor, options: ReductionOption<Reducing> & Floor = {}) => {
    const how = reductionOf(name, options);
    const floor = numberOption(name, 'floor', options.floor ?? 1e-6, 0);
    const [y, t, given] = [mean, target, variance].map((x) => valueOf(name, x)) as [Value, Value, Value];
    for (const other of [t, given]) sameShape(name, y.shape, other.shape);
    const r = sub(shaped<Tensor>(y), shaped<Tensor>(t) as never) as Tensor;
    const v = clip(shaped<Tensor>(given), floor, Infinity) as Tensor;
    // r · (r / v): the square of r may overflow where this does not
    return reduceLosses(mul(0.5, add(log(v), mul(r, div(r, v as never) as never) as never) as never) as Tensor, how);
  }) as never,
);
