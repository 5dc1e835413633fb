import { defineElementwise, type Unary } from './define-elementwise.ts';
import { exp } from './exp.ts';

/** y = eˣ - 1, accurate next to 0. */
export const expm1: Unary = defineElementwise({
  name: 'expm1',
  scalar: (s, x) => s.expm1(x),
  slopes: ([x]) => [exp(x)],
});
