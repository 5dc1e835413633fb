import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { Reduced, Reducing, SameRowsRule } from '../../types/reduced.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { sameShape } from '../shape/same-shape.ts';
import { zeros } from '../tensor/create.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { reduceLosses, reductionOf, type ReductionOption } from './loss.ts';
import { numberOption } from './options.ts';
import { norm } from './norm.ts';
import { relu } from './relu.ts';
import { sub } from './sub.ts';

interface Margin {
  /** How much farther the negative must be; 1 where absent. */
  readonly margin?: number;
}
interface TripletLoss extends Lawful {
  <A extends Shape, P extends Shape, N extends Shape, How extends Reducing = 'mean'>(
    anchor: Tensor<A>,
    positive: Arg<SameShapeRule<'tripletLoss', A, P>, Tensor<P>>,
    negative: Arg<SameShapeRule<'tripletLoss', A, N>, Tensor<N>>,
    options?: ReductionOption<How> & Margin,
  ): Tensor<Reduced<How, Out<SameRowsRule<'tripletLoss', A, P>>>>;
}

const triplets = (shape: readonly number[], options?: object): LawCase => ({
  shapes: [shape, shape, shape],
  apply: (a, p, n) => tripletLoss(a!, p! as never, n! as never, options as Margin),
});

/**
 * max(0, ‖a - p‖ - ‖a - n‖ + margin) over the last axis, averaged over all examples (Schroff et al. 2015, with lengths instead of their squares).
 * At a distance of 0, and where the maximum is just 0, the derivative is 0.
 * @throws ShapeError when shapes differ; DataError for a margin below 0
 */
export const tripletLoss: TripletLoss = withLaws<TripletLoss>(
  {
    name: 'tripletLoss',
    examples: [
      'tripletLoss(zeros([2, 3]), zeros([2, 3]), zeros([2, 3]), { margin: 0.5 })',
      "tripletLoss(zeros([2, 3]), zeros([2, 3]), zeros([2, 3]), { reduction: 'none' })",
    ],
    // a distance whose square vanishes
    conventions: [
      {
        at: [[3 * 2 ** -600, -4 * 2 ** -600]],
        slopes: [[0.6, -0.8]],
        apply: (p) => tripletLoss(zeros([2]), p! as Tensor<[2]>, zeros([2])),
      },
    ],
    cases: [triplets([3]), triplets([2, 3]), triplets([2, 2, 2], { margin: 2, reduction: 'none' }), triplets([], { reduction: 'sum' })],
  },
  ((anchor: Tensor, positive: Tensor, negative: Tensor, options: ReductionOption<Reducing> & Margin = {}) => {
    const how = reductionOf('tripletLoss', options);
    const margin = numberOption('tripletLoss', 'margin', options.margin ?? 1, 0);
    const [a, p, n] = [anchor, positive, negative].map((x) => valueOf('tripletLoss', x)) as [Value, Value, Value];
    for (const other of [p, n]) sameShape('tripletLoss', a.shape, other.shape);
    const [near, far] = [p, n].map((x) => distance(a, x)) as [Tensor, Tensor];
    return reduceLosses(relu(add(sub(near, far as never) as Tensor, margin as never) as Tensor), how);
  }) as never,
);

/** ‖a - b‖ over the last axis; of scalars |a - b|. */
function distance(a: Value, b: Value): Tensor {
  return norm(sub(shaped<Tensor>(a), shaped<Tensor>(b) as never), (a.shape.length === 0 ? [] : -1) as never);
}
