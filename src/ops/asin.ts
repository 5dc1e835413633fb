import { acos as acosOf, asin as asinOf } from '../scalar/elementary/inverse-sine.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { neg } from './neg.ts';
import { oneMinusSquare } from './one-minus-square.ts';
import { rsqrt } from './rsqrt.ts';

/** y = arcsin x in [-π/2, π/2], within 1 ulp; keeps -0, NaN beyond ±1, where the slope is ∞ (fdlibm e_asin, 1993). */
export const asin: Unary = defineElementwise({
  name: 'asin',
  scalar: (s, x) => asinOf(s, x),
  slopes: ([x]) => [rsqrt(oneMinusSquare(x))],
  laws: { domains: [{ low: -0.9, high: 0.9 }] },
});

/** y = arccos x in [0, π], within 1 ulp also next to 1; NaN beyond ±1, where the slope is -∞ (fdlibm e_acos, 1993). */
export const acos: Unary = defineElementwise({
  name: 'acos',
  scalar: (s, x) => acosOf(s, x),
  slopes: ([x]) => [neg(rsqrt(oneMinusSquare(x)))],
  laws: { domains: [{ low: -0.9, high: 0.9 }] },
});
