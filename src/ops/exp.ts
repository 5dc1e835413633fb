import { defineElementwise, type Unary } from './define-elementwise.ts';

/** y = eˣ. */
export const exp: Unary = defineElementwise({
  name: 'exp',
  scalar: (s, x) => s.exp(x),
  slopes: (_, y) => [y],
});
