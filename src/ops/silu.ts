import { absorbingMul } from './absorbing-mul.ts';
import { add } from './add.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';

import { neg } from './neg.ts';
import { sigmoid } from './sigmoid.ts';

/** y = x / (1 + e⁻ˣ), also called swish; 0 at -∞ (Elfwing, Uchibe, Doya 2018). */
export const silu: Unary = defineElementwise({
  name: 'silu',
  scalar: (s, x) => s.select(s.equal(x, s.constant(-Infinity)), s.constant(-0), s.mul(x, s.sigmoid(x))),
  slopes: ([x], y) => [add(sigmoid(x), absorbingMul(y, sigmoid(neg(x))))],
});

/** y = -ln(1 + e⁻ˣ), the logarithm of the logistic function, without loss where that is tiny. */
export const logSigmoid: Unary = defineElementwise({
  name: 'logSigmoid',
  scalar: (s, x) => s.neg(s.softplus(s.neg(x))),
  slopes: ([x]) => [sigmoid(neg(x))],
});
