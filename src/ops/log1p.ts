import { add } from './add.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';

/** y = ln(1 + x), accurate next to 0. */
export const log1p: Unary = defineElementwise({
  name: 'log1p',
  scalar: (s, x) => s.log1p(x),
  slopes: ([x]) => [div(1, add(1, x))],
  laws: { domains: [{ low: -0.8, high: 4 }] },
});
