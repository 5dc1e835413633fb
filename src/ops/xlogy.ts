import { xlogy as xlogyOf } from '../scalar/elementary/logarithm.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { log } from './log.ts';
import { neg } from './neg.ts';
import { reciprocal } from './reciprocal.ts';

/** y = a ln b, broadcast, and 0 where a = 0, for every b but NaN: the terms of an entropy. The slope by b at a = 0 is 0. */
export const xlogy: Binary<'xlogy'> = defineElementwise({
  name: 'xlogy',
  operands: 2,
  scalar: (s, a, b) => xlogyOf(s, a, b),
  slopes: ([a, b]) => [log(b), quotientOrZero(a, b as never)],
  laws: {
    domains: [undefined, { low: 0.2, high: 4 }],
    conventions: [
      { at: [0, 0], slopes: [-Infinity, 0] },
      { at: [0, 2], slopes: [Math.LN2, 0], second: [0.5, 0.5] },
    ],
  },
});

/** y = a / b, and 0 where a = 0. */
export const quotientOrZero: Binary<'quotientOrZero'> = defineElementwise({
  name: 'quotientOrZero',
  operands: 2,
  scalar: (s, a, b) => s.select(s.equal(a, s.constant(0)), s.constant(0), s.div(a, b)),
  slopes: ([, b], y) => [reciprocal(b), neg(quotientOrZero(y, b as never))],
  laws: { domains: [undefined, { low: 0.2, high: 4 }] },
});
