import { greater, greaterEqual, less, lessEqual } from './compare.ts';
import { defineElementwise, type Ternary } from './define-elementwise.ts';
import { maximum } from './maximum.ts';
import { mul } from './mul.ts';

/** y = min(max(x, low), high), broadcast; NaN stays. The slope by x is 1 on the closed interval, by a bound where it holds x back. */
export const clip: Ternary<'clip'> = defineElementwise({
  name: 'clip',
  operands: 3,
  scalar: (s, x, low, high) => s.min(s.max(x, low), high),
  slopes: ([x, low, high]) => [
    mul(greaterEqual(x, low), lessEqual(x, high)),
    mul(less(x, low), lessEqual(low, high)),
    greater(maximum(x, low), high),
  ],
  laws: {
    domains: [undefined, { low: -1, high: -0.5 }, { low: 0.5, high: 1 }],
    conventions: [
      { at: [0, 0, 1], slopes: [1, 0, 0] },
      { at: [1, 0, 1], slopes: [1, 0, 0] },
      { at: [1, 1, 1], slopes: [1, 0, 0] },
      { at: [0, 1, 1], slopes: [0, 1, 0] },
      { at: [2, 1, 1], slopes: [0, 0, 1] },
      // the upper bound holds where the bounds cross
      { at: [0, 2, 1], slopes: [0, 0, 1] },
      { at: [1.5, 2, 1], slopes: [0, 0, 1] },
      { at: [3, 2, 1], slopes: [0, 0, 1] },
    ],
  },
});
