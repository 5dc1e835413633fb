import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';

/** y = 1 / (1 + e⁻ˣ), the logistic function. */
export const sigmoid: Unary = defineElementwise({
  name: 'sigmoid',
  scalar: (s, x) => s.sigmoid(x),
  slopes: ([x], y) => [mul(y, sigmoid(neg(x)))], // 1 - y would lose the digits of the tail
});
