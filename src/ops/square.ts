import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';

/** y = x². */
export const square: Unary = defineElementwise({
  name: 'square',
  scalar: (s, x) => s.mul(x, x),
  slopes: ([x]) => [mul(2, x)],
});
