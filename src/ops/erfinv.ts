import { erfinv as erfinvOf, erfinvSlope as slopeOf } from '../scalar/elementary/inverse-error-function.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { square } from './square.ts';

/** s = √π/2 e^(y²) of x, with y = erf⁻¹(x): its derivative is 2 y s². Not an op of the registry: slopes are made of it. */
export const erfinvSlope: Unary = defineElementwise({
  name: 'erfinvSlope',
  scalar: (s, x) => slopeOf(s, x),
  slopes: ([x], y) => [mul(2, mul(erfinv(x), square(y)))],
  laws: { domains: [{ low: -0.9, high: 0.9 }] },
});

/** y with erf y = x, the inverse of the error function, within 4 ulp; ±∞ at ±1, NaN beyond; keeps -0 (its regions are those of Giles 2010). */
export const erfinv: Unary = defineElementwise({
  name: 'erfinv',
  scalar: (s, x) => erfinvOf(s, x),
  slopes: ([x]) => [erfinvSlope(x)],
  laws: { domains: [{ low: -0.9, high: 0.9 }] },
});
