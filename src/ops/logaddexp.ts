import { logaddexp as logaddexpOf } from '../scalar/elementary/logarithm.ts';
import { equal } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { sigmoid } from './sigmoid.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

/**
 * y = ln(eᵃ + eᵇ), broadcast, without overflow, within 2 ulp of the larger of |y| and the larger operand.
 * -∞ is the neutral element, and the derivatives of two of them are 0; of two ∞ each gets half of the derivative.
 */
export const logaddexp: Binary<'logaddexp'> = defineElementwise({
  name: 'logaddexp',
  operands: 2,
  scalar: (s, a, b) => logaddexpOf(s, a, b),
  slopes: ([a, b], y) => {
    const alike = mul(equal(a, b as never), equal(a, Infinity as never) as never);
    const share = sigmoid(where(alike, 0 as never, sub(a, b as never) as never));
    const other = sigmoid(where(alike, 0 as never, sub(b, a as never) as never));
    const nothing = equal(y, -Infinity as never);
    return [where(nothing, 0 as never, share as never), where(nothing, 0 as never, other as never)];
  },
  laws: {
    conventions: [
      { at: [-Infinity, -Infinity], slopes: [0, 0], second: [0, 0] },
      { at: [-Infinity, 1], slopes: [0, 1], second: [0, 0] },
      { at: [1, -Infinity], slopes: [1, 0], second: [0, 0] },
      { at: [0], slopes: [0], second: [1], apply: (x) => logaddexp(x!, neg(x!) as never) },
      { at: [Infinity, Infinity], slopes: [0.5, 0.5], second: [0, 0] },
      { at: [Infinity, 1], slopes: [1, 0], second: [0, 0] },
    ],
  },
});
