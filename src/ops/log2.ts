import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';

/** y = log2 x, exact at powers of two; -∞ at 0, NaN below. */
export const log2: Unary = defineElementwise({
  name: 'log2',
  scalar: (s, x) => s.log2(x),
  slopes: ([x]) => [div(Math.LOG2E, x)],
  laws: { domains: [{ low: 0.2, high: 4 }] },
});
