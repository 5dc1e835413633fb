import { erf as erfOf, erfc as erfcOf, gaussian as gaussianOf } from '../scalar/elementary/error-function.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';

/** 2/√π. */
const slope = 1.1283791670955126;

/** y = e^(-x²), within 2 ulp; its derivative is -2xy. Not an op of the registry: slopes are made of it. */
export const gaussian: Unary = defineElementwise({
  name: 'gaussian',
  scalar: (s, x) => gaussianOf(s, x),
  slopes: ([x], y) => [absorbingMul(mul(-2, x), y)],
  laws: { conventions: [Infinity, -Infinity].map((x) => ({ at: [x], slopes: [0], second: [0] })) },
});

/** y = 2/√π ∫₀ˣ e^(-t²) dt, the error function, within 1.5 ulp; keeps -0 (fdlibm s_erf, 1993). */
export const erf: Unary = defineElementwise({
  name: 'erf',
  scalar: (s, x) => erfOf(s, x),
  slopes: ([x]) => [mul(slope, gaussian(x))],
});

/** y = 1 - erf x, with the digits of its tail down to underflow at 27.2, within 4 ulp (fdlibm s_erf, 1993). */
export const erfc: Unary = defineElementwise({
  name: 'erfc',
  scalar: (s, x) => erfcOf(s, x),
  slopes: ([x]) => [mul(-slope, gaussian(x))],
});
