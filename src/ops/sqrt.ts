import { defineElementwise, type Unary } from './define-elementwise.ts';
import { div } from './div.ts';

/** y = √x; the slope at 0 is ∞. */
export const sqrt: Unary = defineElementwise({
  name: 'sqrt',
  scalar: (s, x) => s.sqrt(x),
  slopes: (_, y) => [div(0.5, y)],
  laws: { domains: [{ low: 0.2, high: 4 }] },
});
