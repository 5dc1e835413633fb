import { absorbingMul } from './absorbing-mul.ts';
import { equal, greaterEqual } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { log } from './log.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

/**
 * y = aᵇ, entry by entry, broadcast; special cases as C99 has them, a⁰ = 1 for every a.
 * The slope by b at a = 0 is 0 where b ≥ 0; the slope by a at b = 0 is 0.
 */
export const pow: Binary<'pow'> = defineElementwise({
  name: 'pow',
  operands: 2,
  scalar: (s, a, b) => s.pow(a, b),
  slopes: ([a, b], y) => [absorbingMul(b, pow(a, sub(b, 1))), where(mul(equal(a, 0), greaterEqual(b, 0)), 0, absorbingMul(y, log(a)))],
  laws: {
    domains: [{ low: 0.3, high: 3 }, undefined],
    conventions: [
      { at: [0, 0], slopes: [0, 0] },
      { at: [0, 1], slopes: [1, 0] },
      { at: [0, 2], slopes: [0, 0] },
      { at: [0, -1], slopes: [-Infinity, -Infinity] },
      { at: [-2, 0], slopes: [0, NaN] },
      { at: [-2, 3], slopes: [12, NaN] },
      { at: [Infinity, -1], slopes: [0, 0] },
    ],
  },
});
