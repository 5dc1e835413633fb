import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';
import { mul } from './mul.ts';

/** y = 1 / √x, to 1.5 ulp; ±∞ at ±0, NaN below. */
export const rsqrt: Unary = defineElementwise({
  name: 'rsqrt',
  scalar: (s, x) => s.div(s.constant(1), s.sqrt(x)),
  slopes: ([x], y) => [mul(-0.5, div(y, x))],
  laws: { domains: [{ low: 0.2, high: 4 }] },
});
