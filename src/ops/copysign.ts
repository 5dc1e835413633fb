import { greater, less } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';

/** y = |a| with the sign of b, broadcast; a zero and a NaN have signs too. The derivative by a at 0 is 0; y does not depend on b smoothly. */
export const copysign: Binary<'copysign'> = defineElementwise({
  name: 'copysign',
  operands: 2,
  scalar: (s, a, b) => s.copySign(a, b),
  slopes: ([a, b]) => [mul(sub(greater(a, 0 as never), less(a, 0 as never) as never), copysign(1, b as never) as never), null],
  laws: {
    domains: [undefined, { low: -3, high: 3, integers: true }],
    kinks: [0],
    conventions: [
      { at: [0, -1], slopes: [0, null], second: [0, null] },
      { at: [-2, -0], slopes: [1, null], second: [0, null] },
      { at: [-2, 0], slopes: [-1, null], second: [0, null] },
    ],
  },
});
