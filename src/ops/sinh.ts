import { cosh as coshOf, sinh as sinhOf } from '../scalar/elementary/hyperbolic.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';

/** y = ½ (eˣ - e⁻ˣ), within 1.5 ulp, without overflow before its time; keeps -0 (next to 0 as in Cephes). */
export const sinh: Unary = defineElementwise({
  name: 'sinh',
  scalar: (s, x) => sinhOf(s, x),
  slopes: ([x]) => [cosh(x)],
});

/** y = ½ (eˣ + e⁻ˣ), within 1 ulp, without overflow before its time. */
export const cosh: Unary = defineElementwise({
  name: 'cosh',
  scalar: (s, x) => coshOf(s, x),
  slopes: ([x]) => [sinh(x)],
});
