import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';

/** y = log10 x, exact at powers of ten; -∞ at 0, NaN below. */
export const log10: Unary = defineElementwise({
  name: 'log10',
  scalar: (s, x) => s.log10(x),
  slopes: ([x]) => [div(Math.LOG10E, x)],
  laws: { domains: [{ low: 0.2, high: 4 }] },
});
