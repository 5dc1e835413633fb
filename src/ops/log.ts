import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';

/** y = ln x; -∞ at 0, NaN below. */
export const log: Unary = defineElementwise({
  name: 'log',
  scalar: (s, x) => s.log(x),
  slopes: ([x]) => [div(1, x)],
  laws: { domains: [{ low: 0.2, high: 4 }] },
});
