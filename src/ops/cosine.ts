import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { BroadcastRule } from '../../types/broadcast.ts';
import type { CosineRule } from '../../types/cosine.ts';
import { resolveAxis } from '../shape/axis.ts';
import { broadcastShape } from '../shape/broadcast.ts';
import { cosineShape } from '../shape/cosine.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { withLaws, type Lawful } from './laws.ts';
import { defineLoss, type ExampleLoss } from './loss.ts';
import { maximum } from './maximum.ts';
import { mul } from './mul.ts';
import { reshapeTo } from './reshape.ts';
import { square } from './square.ts';
import { sub } from './sub.ts';
import { sumValue } from './sum.ts';
import { directionAlong } from './direction.ts';
import { where } from './where.ts';

const away = { low: 0.3, high: 2 };

interface CosineSimilarity extends Lawful {
  <A extends Shape, B extends Shape, const Axis extends number = -1>(
    a: Tensor<A>,
    b: Arg<BroadcastRule<'cosineSimilarity', A, B>, Tensor<B>>,
    axis?: Arg<CosineRule<A, B, Axis>, Axis>,
  ): Tensor<Out<CosineRule<A, B, Axis>>>;
}

/**
 * a·b / (‖a‖ ‖b‖) of vectors along an axis (the last where absent), broadcast: the cosine of the angle between them, whatever their lengths.
 * Of a vector of zeros, or one shorter than 1e-150, it is 0, with derivative 0.
 * @throws ShapeError
 */
export const cosineSimilarity: CosineSimilarity = withLaws<CosineSimilarity>(
  {
    name: 'cosineSimilarity',
    examples: ['cosineSimilarity(zeros([2, 3]), zeros([3]))', 'cosineSimilarity(zeros([2, 3]), zeros([2, 1]), 0)'],
    cases: [
      { shapes: [[3], [3]], domains: [away, away], apply: (a, b) => cosineSimilarity(a as Tensor<[3]>, b as Tensor<[3]>) },
      { shapes: [[2, 3], [3]], domains: [away, away], apply: (a, b) => cosineSimilarity(a as Tensor<[2, 3]>, b as Tensor<[3]>) },
      {
        shapes: [
          [2, 3],
          [2, 1],
        ],
        domains: [away, away],
        apply: (a, b) => cosineSimilarity(a as Tensor<[2, 3]>, b as Tensor<[2, 1]>, 0),
      },
      {
        shapes: [
          [2, 0],
          [2, 0],
        ],
        apply: (a, b) => cosineSimilarity(a as Tensor<[2, 0]>, b as Tensor<[2, 0]>),
      },
    ],
  },
  ((a: Tensor, b: Tensor, axis = -1) => {
    const values = [valueOf('cosineSimilarity', a), valueOf('cosineSimilarity', b)] as const;
    cosineShape(values[0].shape, values[1].shape, axis);
    const shape = broadcastShape('cosineSimilarity', values[0].shape, values[1].shape);
    const along = resolveAxis('cosineSimilarity', shape, axis);
    const [u, v] = values.map((x) => directionAlong(broadcastTo(shaped(x), shape as never) as unknown as Value, along).direction);
    return shaped(sumValue(mul(u!, v! as never) as unknown as Value, [along]));
  }) as never,
);

/**
 * 1 - cos of the angle between vectors along the last axis, averaged over all examples; as half the squared distance of the directions, so that none of
 * its digits are lost where it is small. With a vector of zeros, or one shorter than 1e-150, it is 1, with derivative 0.
 * @throws ShapeError when shapes differ
 */
export const cosineLoss: ExampleLoss<'cosineLoss'> = defineLoss<ExampleLoss<'cosineLoss'>, unknown>({
  name: 'cosineLoss',
  // differences of steps across a vector of zeros say nothing
  domains: [away, away],
  losses: (a, b) => {
    const axis = Math.max(0, a.shape.length - 1);
    const [u, v] = [a, b].map((x) => directionAlong(asVectors(x as unknown as Value), axis)) as [Directions, Directions];
    const halves = mul(0.5, square(sub(u.direction, v.direction as never)) as never) as Tensor;
    const isZero = dropped(maximum(u.isZero, v.isZero as never) as Tensor, axis);
    return where(isZero, 1 as never, dropped(halves, axis) as never) as Tensor;
  },
});
type Directions = ReturnType<typeof directionAlong>;

/** A scalar is a vector of one entry. */
const asVectors = (x: Value): Value => (x.shape.length === 0 ? reshapeTo(x, [1]) : x);
const dropped = (x: Tensor, axis: number): Tensor => shaped(sumValue(x as unknown as Value, [axis]));
