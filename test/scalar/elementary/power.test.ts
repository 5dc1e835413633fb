import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbers } from '../../../src/scalar/numbers.ts';
import { powLess } from '../../../src/scalar/elementary/power.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { exp, log, minus } from '../elementary-reference.ts';
import { exactly, reference, times, ulps } from '../reference.ts';
import { aroundOne, between, expectNear, scales } from '../samples.ts';

/** Bases with powers that bring the logarithm of the result evenly over a range. */
const towards = (bases: fc.Arbitrary<number>, low: number, high: number): fc.Arbitrary<[number, number]> =>
  fc
    .tuple(bases, between(low, high))
    .map(([x, logarithm]): [number, number] => [x, logarithm / Math.log(x)])
    .filter(([, y]) => Number.isFinite(y) && y !== 0);

test.each([
  ['for every base and result', towards(scales(-1074, 1023), -745.13, 709.78)],
  ['for bases next to 1', towards(aroundOne, -745.13, 709.78)],
  ['where results are subnormal', towards(scales(-1074, 1023), -745.13, -708)],
  ['where results are about to overflow', towards(scales(-1074, 1023), 708, 709.78)],
  ['for small powers', fc.tuple(between(0.5, 20), between(-3, 3))],
  ['for powers next to 0', fc.tuple(scales(-1022, 1022), scales(-80, -8))],
  ['for whole powers of either sign of base', fc.tuple(between(-10, 10), fc.integer({ min: -30, max: 30 }))],
] as [string, fc.Arbitrary<[number, number]>][])('pow is within 1 ulp %s', (_, pairs) => {
  fc.assert(
    fc.property(pairs, ([x, y]) => {
      fc.pre(x !== 0);
      expect(ulps(numbers.pow(x, y), reference.pow(x, y)), `pow(${x}, ${y})`).toBeLessThanOrEqual(1);
    }),
    { numRuns: 800 },
  );
});

test('pow of whole numbers is exact where the result is a double of few bits', () => {
  for (let x = -12; x <= 12; x++) {
    for (let y = 0; y <= 12; y++) expect(numbers.pow(x, y)).toBe(Number(BigInt(x) ** BigInt(y)));
  }
  for (let y = -1074; y <= 1023; y++) expect(numbers.pow(2, y)).toBe(2 ** Math.max(y, -1022) * 2 ** Math.min(y + 1022, 0));
});

const huge = 1e308;
/** C99, F.9.4.4, and both signs of the rest. */
test.each([
  [0, 0, 1],
  [-0, 0, 1],
  [NaN, 0, 1],
  [NaN, -0, 1],
  [Infinity, 0, 1],
  [-Infinity, -0, 1],
  [1, NaN, 1],
  [1, Infinity, 1],
  [1, -Infinity, 1],
  [1, huge, 1],
  [-1, Infinity, 1],
  [-1, -Infinity, 1],
  [-1, huge, 1],
  [-1, 2 ** 53 - 1, -1],
  [-1, 2 ** 53, 1],
  [-1, 0.5, NaN],
  [-1, NaN, NaN],
  [NaN, 1, NaN],
  [2, NaN, NaN],
  [NaN, NaN, NaN],
  [0, 3, 0],
  [-0, 3, -0],
  [-0, 2, 0],
  [-0, 0.5, 0],
  [0, -3, Infinity],
  [-0, -3, -Infinity],
  [-0, -2, Infinity],
  [-0, -0.5, Infinity],
  [0, Infinity, 0],
  [-0, Infinity, 0],
  [0, -Infinity, Infinity],
  [-0, -Infinity, Infinity],
  [0, 2 ** -1074, 0],
  [0, -(2 ** -1074), Infinity],
  [Infinity, 2 ** -1074, Infinity],
  [Infinity, -(2 ** -1074), 0],
  [Infinity, 2, Infinity],
  [Infinity, -2, 0],
  [-Infinity, 3, -Infinity],
  [-Infinity, 2, Infinity],
  [-Infinity, 0.5, Infinity],
  [-Infinity, -3, -0],
  [-Infinity, -2, 0],
  [-Infinity, -0.5, 0],
  [-Infinity, Infinity, Infinity],
  [-Infinity, -Infinity, 0],
  [Infinity, Infinity, Infinity],
  [Infinity, -Infinity, 0],
  [2, Infinity, Infinity],
  [2, -Infinity, 0],
  [-2, Infinity, Infinity],
  [-2, -Infinity, 0],
  [0.5, Infinity, 0],
  [0.5, -Infinity, Infinity],
  [-0.5, Infinity, 0],
  [-0.5, -Infinity, Infinity],
  [1 + 2 ** -52, huge, Infinity],
  [1 + 2 ** -52, -huge, 0],
  [1 - 2 ** -53, huge, 0],
  [1 - 2 ** -53, -huge, Infinity],
  [-2, 0.5, NaN],
  [-2, 2 ** 60, Infinity],
  [-2, -(2 ** 60), 0],
  [-8, 3, -512],
  [-2, 1023, -(2 ** 1023)],
  [-2, 1025, -Infinity],
  [-2, -1075, -0],
  [2, -1075, 0],
  [2 ** -1074, 1, 2 ** -1074],
  [2 ** -1074, -1, Infinity],
  [Number.MAX_VALUE, 1, Number.MAX_VALUE],
  [7, 2 ** -1074, 1],
])('pow(%d, %d) is exactly %d', (x, y, expected) => expect(numbers.pow(x, y)).toBe(expected));

test('2^x, which exp2 is, is within 1 ulp over its whole range', () =>
  expectNear(
    (x) => numbers.pow(2, x),
    (x) => reference.pow(2, x),
    1,
    between(-1074.5, 1023.99).map((x): [number] => [x]),
    1000,
  ));

test.each([1, 2, 3])('x^(y - %d) is within 1 ulp of the power with the exact exponent', (n) =>
  expectNear(
    (x, y) => powLess(primitives, x, y, n),
    (x, y) => exp(times(minus(exactly(y), exactly(n)), log(exactly(x)))),
    1,
    towards(scales(-1000, 1000), -500, 500),
  ),
);
