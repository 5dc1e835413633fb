import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';

/** y = 1 - x² as (1 - x)(1 + x), so exact next to ±1; its slope -2x is exact next to 0. Not an op of the registry: slopes are made of it. */
export const oneMinusSquare: Unary = defineElementwise({
  name: 'oneMinusSquare',
  scalar: (s, x) => s.mul(s.sub(s.constant(1), x), s.add(s.constant(1), x)),
  slopes: ([x]) => [mul(-2, x)],
});
