import { log1mexp as log1mexpOf } from '../scalar/elementary/logarithm.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';
import { exp } from './exp.ts';
import { expm1 } from './expm1.ts';

/** y = ln(1 - eˣ) for x ≤ 0, within 1.5 ulp from the pole at 0 to the end of the tail; NaN above 0 (the problem: Mächler 2012). */
export const log1mexp: Unary = defineElementwise({
  name: 'log1mexp',
  scalar: (s, x) => log1mexpOf(s, x),
  slopes: ([x]) => [div(exp(x), expm1(x))],
  laws: { domains: [{ low: -4, high: -0.2 }] },
});
