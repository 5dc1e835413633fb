import { powLess } from '../scalar/elementary/power.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { equal, greaterEqual } from './compare.ts';
import { defineElementwise, type Binary, type ElementwiseLaws } from './define-elementwise.ts';
import { log } from './log.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

const laws: ElementwiseLaws = {
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
};
const made: Binary<'pow'>[] = [];

/** aᵇ⁻ⁿ as an op for each n: b - 1 has no room for all digits of b, and these count where a is far from 1. */
function less(n: number): Binary<'pow'> {
  return (made[n] ??= defineElementwise({
    name: 'pow',
    operands: 2,
    scalar: (s, a, b) => powLess(s, a, b, n),
    slopes: ([a, b], y) => [
      absorbingMul(n === 0 ? b : sub(b, n), less(n + 1)(a, b as never) as never),
      where(mul(equal(a, 0), greaterEqual(b, n)), 0, absorbingMul(y, log(a))),
    ],
    ...(n === 0 && { laws }),
  }));
}

/**
 * y = aᵇ, entry by entry, broadcast; special cases as C99 has them, a⁰ = 1 for every a.
 * The slope by b at a = 0 is 0 where b ≥ 0; the slope by a at b = 0 is 0.
 */
export const pow: Binary<'pow'> = /* @__PURE__ */ less(0);
