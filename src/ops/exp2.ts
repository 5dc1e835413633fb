import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';

/** y = 2ˣ, exact at whole numbers; gradual underflow, overflow to ∞. */
export const exp2: Unary = defineElementwise({
  name: 'exp2',
  scalar: (s, x) => s.pow(s.constant(2), x),
  slopes: (_, y) => [mul(Math.LN2, y)],
});
