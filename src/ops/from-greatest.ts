import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { abs } from './abs.ts';
import { equal, less } from './compare.ts';
import { exp } from './exp.ts';
import { maxValue } from './max.ts';
import { mul } from './mul.ts';
import { keptShape } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';

/** Powers of entries counted from the greatest one along some axes, which are kept at size 1. */
export interface FromGreatest {
  /** The greatest entry; 0 where several are infinite, or all are -∞. */
  readonly anchor: Tensor;
  /** d = x - anchor. */
  readonly shifted: Tensor;
  /** eᵈ. */
  readonly powers: Tensor;
  /** Σ eᵈ - 1, without the loss of digits of that subtraction. */
  readonly excess: Tensor;
}

/**
 * Of a greatest entry that stands alone, the distance is the constant 0 and the anchor has the derivative: where a softmax is nearly certain, 1 - y is
 * then a sum of small terms in every derivative, and not the difference of 1 and a number near it.
 */
export function fromGreatest(value: Value, axes: readonly number[]): FromGreatest {
  const x = shaped<Tensor>(value);
  const kept = keptShape(value.shape, axes);
  const total = (t: Tensor): Tensor => shaped(reshapeTo(sumValue(t as unknown as Value, axes), kept));
  const best = stopGradient(shaped<Tensor>(reshapeTo(maxValue(value, axes), kept)));
  const isBest = equal(x, best as never) as Tensor;
  const alone = mul(equal(total(isBest), 1), less(-Infinity, best) as never) as Tensor;
  const isAnchor = mul(isBest, alone as never) as Tensor;
  const fixed = where(less(abs(best), Infinity), best as never, 0 as never) as Tensor;
  const anchor = where(alone, total(where(isAnchor, x as never, 0 as never) as Tensor) as never, fixed as never) as Tensor;
  const shifted = where(isAnchor, 0 as never, sub(x, anchor as never) as never) as Tensor;
  const powers = exp(shifted);
  const others = total(where(isAnchor, 0 as never, powers as never) as Tensor);
  return { anchor, shifted, powers, excess: sub(others, sub(1, alone) as never) as Tensor };
}
