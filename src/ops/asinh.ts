import { acosh as acoshOf, asinh as asinhOf } from '../scalar/elementary/inverse-hyperbolic.ts';
import { add } from './add.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { hypot } from './hypot.ts';
import { mul } from './mul.ts';
import { reciprocal } from './reciprocal.ts';
import { rsqrt } from './rsqrt.ts';
import { sub } from './sub.ts';

/** y = arsinh x = ln(x + √(x² + 1)), within 1.5 ulp; keeps -0. */
export const asinh: Unary = defineElementwise({
  name: 'asinh',
  scalar: (s, x) => asinhOf(s, x),
  slopes: ([x]) => [reciprocal(hypot(1, x))],
});

/** y = arcosh x = ln(x + √(x² - 1)) for x ≥ 1, within 1.5 ulp also next to 1, where the slope is ∞; NaN below 1. */
export const acosh: Unary = defineElementwise({
  name: 'acosh',
  scalar: (s, x) => acoshOf(s, x),
  slopes: ([x]) => [mul(rsqrt(sub(x, 1)), rsqrt(add(x, 1)))],
  laws: { domains: [{ low: 1.2, high: 4 }] },
});
