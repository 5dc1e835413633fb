import { greater, less } from './compare.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { sub } from './sub.ts';

/** y = |x|. The derivative at 0 is 0. */
export const abs: Unary = defineElementwise({
  name: 'abs',
  scalar: (s, x) => s.abs(x),
  slopes: ([x]) => [sub(greater(x, 0), less(x, 0))],
  laws: { kinks: [0], conventions: [{ at: [0], slopes: [0], second: [0] }] },
});
