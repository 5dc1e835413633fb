import { defineElementwise, type Unary } from './define-elementwise.ts';
import { neg } from './neg.ts';

/** y = sin x, x in radians. */
export const sin: Unary = defineElementwise({
  name: 'sin',
  scalar: (s, x) => s.sin(x),
  slopes: ([x]) => [cos(x)],
});

/** y = cos x, x in radians. */
export const cos: Unary = defineElementwise({
  name: 'cos',
  scalar: (s, x) => s.cos(x),
  slopes: ([x]) => [neg(sin(x))],
});
