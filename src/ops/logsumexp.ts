import { filled } from '../tensor/create.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { fromGreatest } from './from-greatest.ts';
import { log1p } from './log1p.ts';
import { defineReduction, reducedSize, type Reduction } from './reduction.ts';
import { reshapeTo } from './reshape.ts';

/** ln Σ eˣ over the given axes, or all of them, without overflow; -∞ over an empty axis or where all entries are -∞. Its derivative is the softmax. */
export const logsumexp: Reduction<'logsumexp'> = defineReduction(
  'logsumexp',
  (x, axes) => {
    const dropped = x.shape.filter((_, i) => !axes.includes(i));
    if (reducedSize(x.shape, axes) === 0) return filled(dropped, -Infinity);
    const { anchor, excess } = fromGreatest(x, axes);
    return reshapeTo(add(anchor, shaped(log1p(excess) as unknown as Value)) as unknown as Value, dropped);
  },
  {
    empty: true,
    conventions: [
      { at: [[-Infinity, -Infinity]], slopes: [[0, 0]], second: [[0, 0]] },
      { at: [[-Infinity, 0]], slopes: [[0, 1]], second: [[0, 0]] },
    ],
  },
);
