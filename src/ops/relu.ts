import { greater } from './compare.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';

/** y = max(0, x). The derivative at 0 is 0, as in the primer. */
export const relu: Unary = defineElementwise({
  name: 'relu',
  scalar: (s, x) => s.max(x, s.constant(0)),
  slopes: ([x]) => [greater(x, 0)],
  laws: { kinks: [0], conventions: [{ at: [0], slopes: [0], second: [0] }] },
});
