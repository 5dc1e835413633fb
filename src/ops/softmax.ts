import type { Arg, Shape } from '../../types/dim.ts';
import type { ReduceRule } from '../../types/reduce.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { resolveAxis } from '../shape/axis.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { equal, greater } from './compare.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { div } from './div.ts';
import { exp } from './exp.ts';
import { fromGreatest } from './from-greatest.ts';
import { withLaws, type LawCase, type Lawful } from './laws.ts';
import { log1p } from './log1p.ts';
import { stackedBatch } from './matrices.ts';
import { maxValue } from './max.ts';
import { mul } from './mul.ts';
import { permuteValue } from './permute.ts';
import { keptShape } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sumOfOthers } from './sum-of-others.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';

interface Softmax<Name extends string> extends Lawful {
  <S extends Shape, const Axis extends number = -1>(x: Tensor<S>, axis?: Arg<ReduceRule<Name, S, Axis, false>, Axis>): Tensor<S>;
}

const cases = (apply: (x: Tensor, axis: number) => Tensor): LawCase[] => [
  { shapes: [[3]], apply: (x) => apply(x!, -1) },
  { shapes: [[2, 3]], apply: (x) => apply(x!, 0) },
  { shapes: [[2, 0]], apply: (x) => apply(x!, 1) },
];

/** Σ over all others along an axis, counted from the end. */
function othersAlong(x: Tensor, axis: number): Tensor {
  const order = [...x.shape.keys()];
  order.push(...order.splice(axis, 1));
  const back = order.map((_, i) => order.indexOf(i));
  const turned = sumOfOthers([shaped(permuteValue(x as unknown as Value, order))], undefined);
  return shaped(permuteValue(turned as unknown as Value, back));
}

/**
 * The numbers of input 0, the softmax y of input 1, with the derivative of that: yᵢ (1 - yᵢ) ẋᵢ - yᵢ Σ yⱼ ẋⱼ over j ≠ i, where 1 - yᵢ is the sum of the others, so
 * that nothing cancels where one entry is nearly 1. It is symmetric. The axis counts from the end.
 */
const softmaxOperator: OperatorFunction<{ axis: number }> = defineOperator<{ axis: number }>({
  name: 'softmax',
  shape: ([y]) => y!,
  lowering: { kind: 'alias' },
  derivative: (_, y, { axis }) => {
    const rest = othersAlong(y, axis);
    const push = (dot: Tensor): Tensor =>
      absorbingMul(y, sub(absorbingMul(rest, dot as never), othersAlong(absorbingMul(y, dot as never) as Tensor, axis) as never) as never);
    return [null, { push, pull: push, cost: 5 * sizeOf(y.shape as Dims) }];
  },
  batch: stackedBatch(() => softmaxOperator),
});

/** eˣ / Σ eˣ along an axis (the last where absent), without overflow; where one entry is nearly 1, its derivatives keep all digits. @throws ShapeError */
export const softmax: Softmax<'softmax'> = withLaws<Softmax<'softmax'>>(
  { name: 'softmax', cases: cases((x, axis) => softmax(x, axis)) },
  (x: Tensor, axis: unknown = -1) => {
    const value = valueOf('softmax', x);
    const along = resolveAxis('softmax', value.shape, axis as number);
    if (sizeOf(value.shape) === 0) return shaped(value);
    const kept = keptShape(value.shape, [along]);
    const fixed = stopGradient(shaped<Tensor>(value));
    const best = shaped<Tensor>(reshapeTo(maxValue(fixed as unknown as Value, [along]), kept));
    // a greatest entry of ∞ has distance 0 from itself
    const isBest = mul(equal(fixed, best as never), greater(fixed, -Infinity) as never);
    const powers = exp(where(isBest, 0, sub(fixed, best as never) as never));
    const total = shaped<Tensor>(reshapeTo(sumValue(powers as unknown as Value, [along]), kept));
    return softmaxOperator([div(powers, total as never) as Tensor, shaped<Tensor>(value)], { axis: along - kept.length });
  },
);

/** x - ln Σ eˣ along an axis (the last where absent): the logarithm of softmax, without loss where that is tiny or nearly 1. @throws ShapeError */
export const logSoftmax: Softmax<'logSoftmax'> = withLaws<Softmax<'logSoftmax'>>(
  { name: 'logSoftmax', cases: cases((x, axis) => logSoftmax(x, axis)) },
  (x: Tensor, axis: unknown = -1) => {
    const value = valueOf('logSoftmax', x);
    const along = resolveAxis('logSoftmax', value.shape, axis as number);
    if (sizeOf(value.shape) === 0) return shaped(value);
    const { shifted, excess } = fromGreatest(value, [along]);
    return sub(shifted, log1p(excess) as never);
  },
);
