import { cosineOf, hypot as hypotOf } from '../scalar/elementary/hypotenuse.ts';
import { equal } from './compare.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { div } from './div.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { square } from './square.ts';
import { where } from './where.ts';

/**
 * y = √(a² + b²), broadcast, within 1 ulp, without overflow or underflow on the way; ∞ where either is infinite, also beside NaN.
 * The derivatives at (0, 0) are 0.
 */
export const hypot: Binary<'hypot'> = defineElementwise({
  name: 'hypot',
  operands: 2,
  scalar: (s, a, b) => hypotOf(s, a, b),
  slopes: ([a, b]) => [cosine(a, b as never), cosine(b, a as never)],
  laws: {
    domains: [undefined, { low: 0.2, high: 2 }],
    conventions: [
      { at: [0, 0], slopes: [0, 0], second: [0, 0] },
      { at: [0, -3], slopes: [0, -1], second: [1 / 3, 0] },
      { at: [Infinity, 1], slopes: [1, 0], second: [0, 0] },
    ],
  },
});

/** y = a / √(a² + b²), 0 at (0, 0): the cosine of the angle of (a, b). Its slopes are sin² / r and -sin cos / r, which do not cancel. */
export const cosine: Binary<'cosine'> = defineElementwise({
  name: 'cosine',
  operands: 2,
  scalar: (s, a, b) => cosineOf(s, a, b),
  slopes: ([a, b], y) => {
    const length = hypot(a, b as never);
    const r = where(equal(length, 0 as never), 1 as never, length as never);
    const sine = cosine(b, a as never);
    return [div(square(sine), r as never), neg(div(mul(y, sine as never), r as never))];
  },
  laws: { domains: [undefined, { low: 0.2, high: 2 }] },
});
