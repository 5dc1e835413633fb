import { defineElementwise, type Unary } from './define-elementwise.ts';

/** y = -x. */
export const neg: Unary = defineElementwise({
  name: 'neg',
  scalar: (s, x) => s.neg(x),
  slopes: () => [-1],
});
