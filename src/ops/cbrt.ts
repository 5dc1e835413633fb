import { cbrt as cbrtOf } from '../scalar/elementary/cube-root.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { reciprocal } from './reciprocal.ts';
import { square } from './square.ts';

/** y = ∛x, also of negative numbers, within 0.7 ulp; keeps -0. The slope 1/(3y²) at 0 is ∞. */
export const cbrt: Unary = defineElementwise({
  name: 'cbrt',
  scalar: (s, x) => cbrtOf(s, x),
  slopes: (_, y) => [reciprocal(mul(3, square(y)))],
  laws: { domains: [{ low: 0.2, high: 4 }] },
});
