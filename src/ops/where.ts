import { equal, notEqual } from './compare.ts';
import { defineElementwise, type Ternary } from './define-elementwise.ts';

/**
 * y = a where condition ≠ 0, else b; broadcast.
 * Value and derivatives of all orders are those of the branch taken, although the other may be infinite or NaN there.
 */
export const where: Ternary<'where'> = defineElementwise({
  name: 'where',
  operands: 3,
  scalar: (s, condition, a, b) => s.select(s.notEqual(condition, s.constant(0)), a, b),
  slopes: ([condition]) => [null, notEqual(condition, 0), equal(condition, 0)],
  laws: {
    domains: [{ low: 0, high: 1, integers: true }, undefined, undefined],
    conventions: [
      { at: [2, 1, Infinity], slopes: [null, 1, 0] },
      { at: [NaN, 1, NaN], slopes: [null, 1, 0] },
      { at: [0, NaN, 1], slopes: [null, 0, 1] },
    ],
  },
});
