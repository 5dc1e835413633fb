import { abs } from './abs.ts';
import { add } from './add.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';
import { less } from './compare.ts';
import { mul } from './mul.ts';
import { square } from './square.ts';

/** y = min(max(0, x), 6); NaN stays. The derivative at 0 and 6 is 0. */
export const relu6: Unary = defineElementwise({
  name: 'relu6',
  scalar: (s, x) => s.min(s.max(x, s.constant(0)), s.constant(6)),
  slopes: ([x]) => [mul(less(0, x), less(x, 6))],
  laws: {
    domains: [{ low: -2, high: 8 }],
    kinks: [0, 6],
    conventions: [
      { at: [0], slopes: [0], second: [0] },
      { at: [6], slopes: [0], second: [0] },
    ],
  },
});

/** y = min(max(-1, x), 1); NaN stays. The derivative at ±1 is 0. */
export const hardTanh: Unary = defineElementwise({
  name: 'hardTanh',
  scalar: (s, x) => s.min(s.max(x, s.constant(-1)), s.constant(1)),
  slopes: ([x]) => [less(abs(x), 1)],
  laws: {
    kinks: [-1, 1],
    conventions: [
      { at: [-1], slopes: [0], second: [0] },
      { at: [1], slopes: [0], second: [0] },
    ],
  },
});

/** y = x / (1 + |x|); ±1 at ±∞. */
export const softsign: Unary = defineElementwise({
  name: 'softsign',
  scalar: (s, x) => {
    const size = s.abs(x);
    return s.select(s.equal(size, s.constant(Infinity)), s.copySign(s.constant(1), x), s.div(x, s.add(s.constant(1), size)));
  },
  slopes: ([x]) => [square(div(1, add(1, abs(x))))],
  laws: { kinks: [0], conventions: [{ at: [0], slopes: [1], second: [0] }] },
});
