import { add } from './add.ts';
import { equal, greater, less } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { mul } from './mul.ts';

/** y = max(a, b), entry by entry, broadcast; NaN where either is. Where a = b each gets half of the derivative. */
export const maximum: Binary<'maximum'> = defineElementwise({
  name: 'maximum',
  operands: 2,
  scalar: (s, a, b) => s.select(s.or(s.less(a, b), s.notEqual(b, b)), b, a),
  slopes: ([a, b]) => {
    const tie = mul(0.5, equal(a, b));
    return [add(greater(a, b), tie), add(less(a, b), tie)];
  },
  laws: {
    kinks: [0],
    conventions: [
      { at: [1, 1], slopes: [0.5, 0.5], second: [0, 0] },
      { at: [0, -0], slopes: [0.5, 0.5], second: [0, 0] },
    ],
  },
});

/** y = min(a, b), entry by entry, broadcast; NaN where either is. Where a = b each gets half of the derivative. */
export const minimum: Binary<'minimum'> = defineElementwise({
  name: 'minimum',
  operands: 2,
  scalar: (s, a, b) => s.select(s.or(s.less(b, a), s.notEqual(b, b)), b, a),
  slopes: ([a, b]) => {
    const tie = mul(0.5, equal(a, b));
    return [add(less(a, b), tie), add(greater(a, b), tie)];
  },
  laws: {
    kinks: [0],
    conventions: [
      { at: [1, 1], slopes: [0.5, 0.5], second: [0, 0] },
      { at: [0, -0], slopes: [0.5, 0.5], second: [0, 0] },
    ],
  },
});
