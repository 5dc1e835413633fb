import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';

/** y = 1 / x, rounded once; ±∞ at ±0. */
export const reciprocal: Unary = defineElementwise({
  name: 'reciprocal',
  scalar: (s, x) => s.div(s.constant(1), x),
  slopes: (_, y) => [neg(mul(y, y))],
  laws: { domains: [{ low: 0.5, high: 2 }] },
});
