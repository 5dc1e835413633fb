import { mod as modOf } from '../scalar/elementary/modulo.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { div } from './div.ts';
import { neg } from './neg.ts';
import { round } from './round.ts';
import { sub } from './sub.ts';

/**
 * y = a - b ⌊a/b⌋, broadcast, with the sign of b, also where it is 0; exact where the signs agree, else rounded once. NaN where b is 0, a is infinite
 * or |a/b| > 2¹⁵⁰. The slopes are 1 and -⌊a/b⌋, at multiples of b too.
 */
export const mod: Binary<'mod'> = defineElementwise({
  name: 'mod',
  operands: 2,
  scalar: (s, a, b) => modOf(s, a, b),
  slopes: ([a, b], y) => [1, neg(round(div(sub(a, y as never), b as never)))],
  laws: {
    domains: [undefined, { low: 0.7, high: 2 }],
    kinks: [0],
    conventions: [
      { at: [0, 2], slopes: [1, 0], second: [0, 0] },
      { at: [6, 2], slopes: [1, -3], second: [0, 0] },
      { at: [-6, 2], slopes: [1, 3], second: [0, 0] },
      { at: [-7, 2], slopes: [1, 4], second: [0, 0] },
      { at: [7, -2], slopes: [1, 4], second: [0, 0] },
    ],
  },
});
