import { add } from './add.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';

/** y = tanh x. */
export const tanh: Unary = defineElementwise({
  name: 'tanh',
  scalar: (s, x) => s.tanh(x),
  slopes: (_, y) => [mul(sub(1, y), add(1, y))],
});
