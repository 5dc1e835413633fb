import { atanh as atanhOf } from '../scalar/elementary/inverse-hyperbolic.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { oneMinusSquare } from './one-minus-square.ts';
import { reciprocal } from './reciprocal.ts';

/** y = artanh x = ½ ln((1 + x)/(1 - x)), within 1.5 ulp also next to ±1; keeps -0, ±∞ at ±1, NaN beyond. */
export const atanh: Unary = defineElementwise({
  name: 'atanh',
  scalar: (s, x) => atanhOf(s, x),
  slopes: ([x]) => [reciprocal(oneMinusSquare(x))],
  laws: { domains: [{ low: -0.8, high: 0.8 }] },
});
