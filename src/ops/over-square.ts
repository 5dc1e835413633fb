import * as hypotenuse from '../scalar/elementary/hypotenuse.ts';
import { add } from './add.ts';
import { defineElementwise, type Binary } from './define-elementwise.ts';
import { mul } from './mul.ts';
import { sub } from './sub.ts';

/** y = a / (a² + b²), without overflow or underflow on the way; 0 at (0, 0). Not an op of the registry: slopes are made of it. */
export const overSquare: Binary<'overSquare'> = defineElementwise({
  name: 'overSquare',
  operands: 2,
  scalar: (s, a, b) => hypotenuse.overSquare(s, a, b),
  slopes: ([a, b], y) => [overSquareSlope(a, b as never), mul(-2, mul(y, overSquare(b, a as never) as never) as never)],
  laws: { domains: [undefined, { low: 0.5, high: 2 }] },
});

/** y = (b² - a²) / (a² + b²)², without loss where a and b are near to each other. With 1/(a + ib) = u - iv it is v² - u². */
export const overSquareSlope: Binary<'overSquareSlope'> = defineElementwise({
  name: 'overSquareSlope',
  operands: 2,
  scalar: (s, a, b) => hypotenuse.overSquareSlope(s, a, b),
  slopes: ([a, b], y) => {
    const u = overSquare(a, b as never);
    const v = overSquare(b, a as never);
    const twice = mul(-2, mul(u, v as never) as never);
    // ±2 times the two parts of 1/(a + ib)³
    return [
      mul(2, sub(mul(twice, v as never) as never, mul(y, u as never) as never) as never),
      mul(-2, add(mul(y, v as never) as never, mul(twice, u as never) as never) as never),
    ];
  },
  laws: { domains: [undefined, { low: 0.5, high: 2 }] },
});
