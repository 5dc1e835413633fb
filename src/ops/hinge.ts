import { defineLoss, type EntryLoss } from './loss.ts';
import { numberOption } from './options.ts';
import { mul } from './mul.ts';
import { relu } from './relu.ts';
import { square } from './square.ts';
import { sub } from './sub.ts';
import type { Tensor } from '../tensor/tensor.ts';

interface Margin {
  /** How far on the right side a score has no loss; 1 where absent. */
  readonly margin?: number;
}

const shortfall = (name: string, y: Tensor, t: Tensor, { margin = 1 }: Margin): Tensor =>
  relu(sub(numberOption(name, 'margin', margin, 0), mul(t, y as never) as never));

/**
 * max(0, margin - t·y) of each score y and target t = ±1. At the margin the slope is 0.
 * @throws ShapeError when shapes differ; DataError for a margin below 0
 */
export const hinge: EntryLoss<'hinge', Margin> = defineLoss<EntryLoss<'hinge', Margin>, Margin>({
  name: 'hinge',
  losses: (y, t, options) => shortfall('hinge', y, t, options),
  conventions: [{ at: [-1, -1], slopes: [0, 0], second: [0, 0] }],
  options: { '{ margin: 0.5 }': { margin: 0.5 } },
});

/**
 * max(0, margin - t·y)² of each score y and target t = ±1. At the margin both derivatives are 0.
 * @throws ShapeError when shapes differ; DataError for a margin below 0
 */
export const squaredHinge: EntryLoss<'squaredHinge', Margin> = defineLoss<EntryLoss<'squaredHinge', Margin>, Margin>({
  name: 'squaredHinge',
  losses: (y, t, options) => square(shortfall('squaredHinge', y, t, options)),
  conventions: [{ at: [1, 1], slopes: [0, 0], second: [0, 0] }],
  options: { '{ margin: 0.5 }': { margin: 0.5 } },
});
