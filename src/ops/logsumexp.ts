import { filled } from '../tensor/create.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { abs } from './abs.ts';
import { less } from './compare.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { maxValue } from './max.ts';
import { defineReduction, keptShape, reducedSize, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { stopGradient } from './stop-gradient.ts';
import { sub } from './sub.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';

/** ln Σ eˣ over the given axes, or all of them, without overflow; -∞ over an empty axis or where all entries are -∞. Its derivative is the softmax. */
export const logsumexp: Reduction<'logsumexp'> = defineReduction(
  'logsumexp',
  (x, axes) => {
    const dropped = x.shape.filter((_, i) => !axes.includes(i));
    if (reducedSize(x.shape, axes) === 0) return filled(dropped, -Infinity);
    const shift = finiteMax(x, axes);
    const scaled = exp(sub(shaped(x), shaped(shift) as never)) as unknown as Value;
    return add(log(shaped(sumValue(scaled, axes))), shaped(reshapeTo(shift, dropped)) as never) as unknown as Value;
  },
  {
    empty: true,
    conventions: [
      { at: [[-Infinity, -Infinity]], slopes: [[0, 0]], second: [[0, 0]] },
      { at: [[-Infinity, 0]], slopes: [[0, 1]], second: [[0, 0]] },
    ],
  },
);

/** The greatest entry, held constant and with its axes kept at size 1; 0 where it is infinite or NaN, so that -∞ - (-∞) never arises. */
function finiteMax(x: Value, axes: readonly number[]): Value {
  const greatest = stopGradient(shaped(reshapeTo(maxValue(x, axes), keptShape(x.shape, axes))));
  return where(less(abs(greatest), Infinity), greatest, 0 as never) as unknown as Value;
}
