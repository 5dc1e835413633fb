import { ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { add } from './add.ts';
import { equal } from './compare.ts';
import { defineElementwise, type Ternary } from './define-elementwise.ts';
import { defineLoss, type EntryLoss } from './loss.ts';
import { numberOption } from './options.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { pow } from './pow.ts';
import { sigmoid } from './sigmoid.ts';
import { softplus } from './softplus.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

interface PositiveWeight {
  /** What a positive target counts against a negative one; 1 where absent. */
  readonly positiveWeight?: number | Tensor<[]>;
}
interface Focus {
  /** The power of the probability of the wrong class; 2 where absent. */
  readonly gamma?: number;
  /** What positive targets count; negative ones count 1 - alpha. ¼ where absent. */
  readonly alpha?: number;
}

/** w·t·ln(1 + e⁻ˣ) + (1 - t)·ln(1 + eˣ): two terms of one sign, so that neither a certain nor a wrong logit costs digits. Not an op of the registry. */
export const logistic: Ternary<'logistic'> = defineElementwise({
  name: 'logistic',
  operands: 3,
  scalar: (s, x, t, w) => {
    const [zero, one] = [s.constant(0), s.constant(1)];
    const [positive, negative] = [s.mul(w, t), s.sub(one, t)];
    return s.add(
      s.select(s.equal(positive, zero), zero, s.mul(positive, s.softplus(s.neg(x)))),
      s.select(s.equal(negative, zero), zero, s.mul(negative, s.softplus(x))),
    );
  },
  slopes: ([x, t, w]) => [
    sub(mul(sub(1, t), sigmoid(x)), mul(mul(w, t), sigmoid(neg(x)))),
    // w·softplus(-x) - softplus(x), which for a weight of 1 is -x
    where(equal(x, -Infinity), absorbingMul(w, Infinity), sub(absorbingMul(sub(w, 1), softplus(neg(x))), x)),
    absorbingMul(t, softplus(neg(x))),
  ],
  laws: {
    domains: [undefined, { low: 0, high: 1 }, { low: 0.3, high: 3 }],
    conventions: [
      { at: [-Infinity, 0, 1], slopes: [0, Infinity, 0] },
      { at: [-Infinity, 1, 0], slopes: [0, 0, Infinity] },
      { at: [Infinity, 1, 2], slopes: [0, -Infinity, 0] },
    ],
  },
});

/**
 * -w·t ln σ(x) - (1 - t) ln(1 - σ(x)) of each logit x and target t in [0, 1], w the weight of the positive class, averaged over all entries.
 * Exact at every logit: neither σ(x) nor 1 - σ(x) is ever rounded to 0 or 1. A class with a target of 0 counts nothing, also at ±∞.
 * @throws ShapeError when shapes differ
 */
export const binaryCrossEntropyWithLogits: EntryLoss<'binaryCrossEntropyWithLogits', PositiveWeight> = defineLoss<
  EntryLoss<'binaryCrossEntropyWithLogits', PositiveWeight>,
  PositiveWeight
>({
  name: 'binaryCrossEntropyWithLogits',
  losses: (x, t, { positiveWeight = 1 }) => {
    const weight = valueOf('binaryCrossEntropyWithLogits', positiveWeight);
    if (weight.shape.length > 0)
      throw new ShapeError(`binaryCrossEntropyWithLogits: the positive weight must be a scalar, got ${show(weight.shape)}`);
    return logistic(x, t as never, shaped<Tensor>(weight) as never);
  },
  domains: [undefined, { low: 0, high: 1 }],
  options: { '{ positiveWeight: 3 }': { positiveWeight: 3 }, '{ positiveWeight: tensor(0.5) }': { positiveWeight: 0.5 } },
});

/** p^γ·ln(1 + eˣ) for p = σ(x): the loss of a negative target, little where p is. */
function focused(x: Tensor, gamma: number): Tensor {
  return absorbingMul(pow(sigmoid(x), gamma as never), softplus(x) as never) as Tensor;
}

/**
 * -α t (1 - p)^γ ln p - (1 - α)(1 - t) p^γ ln(1 - p) with p = σ(x), of each logit x and target t in [0, 1] (Lin et al. 2017): examples that are already
 * right count little. With γ = 0 and α = ½ it is half the binary cross-entropy.
 * @throws ShapeError when shapes differ; DataError for a gamma below 0 or an alpha outside [0, 1]
 */
export const focalLoss: EntryLoss<'focalLoss', Focus> = defineLoss<EntryLoss<'focalLoss', Focus>, Focus>({
  name: 'focalLoss',
  losses: (x, t, { gamma = 2, alpha = 0.25 }) => {
    const power = numberOption('focalLoss', 'gamma', gamma, 0);
    const share = numberOption('focalLoss', 'alpha', alpha, 0, 1);
    const positive = absorbingMul(mul(share, t as never) as Tensor, focused(neg(x), power) as never);
    return add(
      positive as Tensor,
      absorbingMul(mul(1 - share, sub(1, t as never) as never) as Tensor, focused(x, power) as never) as never,
    );
  },
  domains: [undefined, { low: 0, high: 1 }],
  options: { '{ gamma: 0.5, alpha: 0.5 }': { gamma: 0.5, alpha: 0.5 }, '{ gamma: 0 }': { gamma: 0 } },
});
