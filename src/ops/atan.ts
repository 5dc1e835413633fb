import { atan as atanOf, atan2 as atan2Of } from '../scalar/elementary/inverse-tangent.ts';
import { defineElementwise, type Binary, type Unary } from './define-elementwise.ts';
import { neg } from './neg.ts';
import { overSquare } from './over-square.ts';

/** y = arctan x in [-π/2, π/2], within 1 ulp; keeps -0 (fdlibm s_atan, 1993). */
export const atan: Unary = defineElementwise({
  name: 'atan',
  scalar: (s, x) => atanOf(s, x),
  slopes: ([x]) => [overSquare(1, x)],
});

/**
 * The angle of the point (x, y) in [-π, π], broadcast, within 2 ulp: atan2(y, x), with the signed zeros and infinities of C99 (Annex F.9.1.4).
 * The slopes x/(x² + y²) and -y/(x² + y²) neither overflow nor underflow on the way; both are 0 at (0, 0).
 */
export const atan2: Binary<'atan2'> = defineElementwise({
  name: 'atan2',
  operands: 2,
  scalar: (s, y, x) => atan2Of(s, y, x),
  slopes: ([y, x]) => [overSquare(x, y as never), neg(overSquare(y, x as never))],
  laws: {
    domains: [undefined, { low: 0.2, high: 2 }],
    conventions: [
      { at: [0, 0], slopes: [0, 0], second: [0, 0] },
      { at: [0, -2], slopes: [-0.5, 0], second: [-0.25, -0.25] },
      { at: [1, Infinity], slopes: [0, 0], second: [0, 0] },
    ],
  },
});
