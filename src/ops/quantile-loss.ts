import { greater, less } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { defineLoss, type EntryLoss } from './loss.ts';
import { numberOption } from './options.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

interface Quantile {
  /** Which quantile is fitted, from 0 to 1; the median, ½, where absent. */
  readonly quantile?: number;
}

/** q·r for r > 0, (q - 1)·r for r < 0. */
export const pinball: Binary<'pinball'> = defineElementwise({
  name: 'pinball',
  operands: 2,
  scalar: (s, r, q) => {
    const zero = s.constant(0);
    const below = s.select(s.less(r, zero), s.mul(s.sub(q, s.constant(1)), r), s.mul(zero, r));
    return s.select(s.less(zero, r), s.mul(q, r), below);
  },
  slopes: ([r, q]) => [where(greater(r, 0), q, where(less(r, 0), sub(q, 1), 0)), r],
  // at r = 0 the slope by r is a convention, which q does not move; quantileLoss is tested on both sides
  laws: {
    domains: [
      { low: 0.25, high: 2 },
      { low: 0.1, high: 0.9 },
    ],
  },
});

/**
 * q·r where r = t - y is positive, (q - 1)·r where it is negative, of each entry: least where y is the q-quantile of t (Koenker and Bassett 1978).
 * Where r is 0 or NaN the slope is 0, for every q.
 * @throws ShapeError when shapes differ; DataError for a quantile outside [0, 1]
 */
export const quantileLoss: EntryLoss<'quantileLoss', Quantile> = defineLoss<EntryLoss<'quantileLoss', Quantile>, Quantile>({
  name: 'quantileLoss',
  losses: (y, t, { quantile = 0.5 }) => pinball(sub(t, y as never), numberOption('quantileLoss', 'quantile', quantile, 0, 1) as never),
  conventions: [
    { at: [2, 2], slopes: [0, 0], second: [0, 0] },
    { at: [NaN, 2], slopes: [0, 0], second: [0, 0] },
  ],
  options: { '{ quantile: 0.9 }': { quantile: 0.9 } },
});
