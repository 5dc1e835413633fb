import { erf as erfOf, erfc as erfcOf } from '../scalar/elementary/error-function.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { exp } from './exp.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { square } from './square.ts';

const slope = 2 / Math.sqrt(Math.PI);

/** y = 2/√π ∫₀ˣ e^(-t²) dt, the error function, within 1.5 ulp; keeps -0 (fdlibm s_erf, 1993). */
export const erf: Unary = defineElementwise({
  name: 'erf',
  scalar: (s, x) => erfOf(s, x),
  slopes: ([x]) => [mul(slope, exp(neg(square(x))))],
});

/** y = 1 - erf x, with the digits of its tail down to underflow at 27.2, within 4 ulp (fdlibm s_erf, 1993). */
export const erfc: Unary = defineElementwise({
  name: 'erfc',
  scalar: (s, x) => erfcOf(s, x),
  slopes: ([x]) => [mul(-slope, exp(neg(square(x))))],
});
