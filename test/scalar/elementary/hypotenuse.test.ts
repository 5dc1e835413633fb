import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosineOf, hypot, overSquare, overSquareSlope } from '../../../src/scalar/elementary/hypotenuse.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { binaryReference, length, minus, squared, trimmed } from '../elementary-reference.ts';
import { exactly, over, plus, times, type Big } from '../reference.ts';
import { expectNear, scales, signed } from '../samples.ts';

/** Two numbers whose sizes are up to `apart` powers of two from each other. */
const pairs = (low: number, high: number, apart: number): fc.Arbitrary<[number, number]> =>
  fc.tuple(signed(scales(low, high)), signed(scales(-apart, apart))).map(([a, t]) => [a, a * t]);
const squares = (a: number, b: number): Big => plus(squared(exactly(a)), squared(exactly(b)));
const of =
  (f: typeof hypot) =>
  (a: number, b: number): number =>
    f(primitives, a, b);

// What √ of a rounded sum of rounded squares can be off: Ziv, Sharp ULP rounding error bound for the hypotenuse function, Math. Comp. 68 (1999).
test.each([
  ['over its whole range', pairs(-1074, 980, 40)],
  ['of subnormal numbers', fc.tuple(signed(scales(-1074, -1020)), signed(scales(-1074, -1020)))],
  ['where it is about to overflow', pairs(1000, 1022, 1)],
] as const)('hypot is within 1.222 ulp %s', (_, domain) => expectNear(of(hypot), binaryReference.hypot, 1.222, domain));

test('a / √(a² + b²) is within 2 ulp, whatever its squares would be', () =>
  expectNear(of(cosineOf), (a, b) => over(exactly(a), length(exactly(a), exactly(b))), 2, pairs(-1000, 980, 30)));

test('a / (a² + b²) is within 2.5 ulp, whatever its squares would be', () =>
  expectNear(of(overSquare), (a, b) => over(exactly(a), squares(a, b)), 2.5, pairs(-900, 980, 30)));

test('(b² - a²) / (a² + b²)² is within 5 ulp, next to the diagonal too', () => {
  const near = fc.tuple(scales(-500, 500), scales(-52, 0)).map(([a, t]): [number, number] => [a, a * (1 + t)]);
  const exact = (a: number, b: number): Big =>
    over(minus(squared(exactly(b)), squared(exactly(a))), trimmed(times(squares(a, b), squares(a, b))));
  expectNear(
    of(overSquareSlope),
    exact,
    5,
    fc.oneof(near, pairs(-500, 500, 10)).filter(([a, b]) => Math.abs(a) !== Math.abs(b)),
  );
});

test.each([
  [3, -4, 5],
  [0, -0, 0],
  [-2, 0, 2],
  [Infinity, NaN, Infinity],
  [NaN, -Infinity, Infinity],
  [NaN, 1, NaN],
  [1, NaN, NaN],
  [1.7e308, 1.7e308, Infinity],
  [1e308, 1e308, 1.4142135623730951e308],
  [2 ** -1074, 0, 2 ** -1074],
])('hypot(%d, %d) is exactly %d', (a, b, y) => expect(hypot(primitives, a, b)).toBe(y));

test('slopes at the origin are 0, at infinity those of the direction', () => {
  expect([cosineOf(primitives, 0, -0), overSquare(primitives, 0, 0), overSquareSlope(primitives, 0, 0)]).toEqual([0, 0, 0]);
  expect([cosineOf(primitives, -Infinity, 2), cosineOf(primitives, 2, Infinity), overSquare(primitives, Infinity, 1)]).toEqual([-1, 0, 0]);
});
