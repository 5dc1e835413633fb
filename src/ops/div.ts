import { defineElementwise, type Binary } from './define-elementwise.ts';
import { neg } from './neg.ts';

/** y = a / b, entry by entry, broadcast; by 0 as IEEE says. */
export const div: Binary<'div'> = defineElementwise({
  name: 'div',
  operands: 2,
  scalar: (s, a, b) => s.div(a, b),
  slopes: ([, b], y) => [div(1, b), neg(div(y, b))],
  laws: { domains: [undefined, { low: 0.5, high: 2 }] },
});
