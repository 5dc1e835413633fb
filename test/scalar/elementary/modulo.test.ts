import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mod } from '../../../src/scalar/elementary/modulo.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { between, scales, signed } from '../samples.ts';

/** JavaScript's exact remainder, brought to the sign of the divisor with one rounded sum. */
function floored(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 === b < 0 ? rest : rest + b;
}

const quotients = (low: number, high: number): fc.Arbitrary<[number, number]> =>
  fc.tuple(signed(scales(low, high)), signed(scales(-148, 100))).map(([a, t]): [number, number] => [a, a * t]);

test.each([
  ['of moderate numbers', fc.tuple(between(-100, 100), signed(between(0.1, 10)))],
  ['of whole numbers', fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 30 }))],
  ['of all numbers, up to quotients of 2^148', quotients(-900, 900)],
  ['of huge numbers', quotients(900, 1023)],
  ['of subnormal divisors', fc.tuple(signed(scales(-1074, -940)), signed(scales(-1074, -1023)))],
  [
    'next to multiples',
    fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), between(0.5, 2), fc.integer({ min: -2, max: 2 }))
      .map(([n, b, k]) => [n * b * (1 + k * 2 ** -52), b]),
  ],
] as [string, fc.Arbitrary<[number, number]>][])('mod has the bits of the exact remainder %s', (_, pairs) =>
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      fc.pre(b !== 0 && Number.isFinite(a) && Number.isFinite(b) && Math.abs(a / b) <= 2 ** 150);
      expect(mod(primitives, a, b)).toBe(floored(a, b));
    }),
    { numRuns: 1000 },
  ),
);

test.each([
  [-1, 3, 2],
  [1, -3, -2],
  [6, 3, 0],
  [-6, 3, 0],
  [6, -3, -0],
  [-0, 3, 0],
  [0, -3, -0],
  [5, Infinity, 5],
  [-5, Infinity, Infinity],
  [5, -Infinity, -Infinity],
  [1, 0, NaN],
  [0, 0, NaN],
  [Infinity, 1, NaN],
  [NaN, 1, NaN],
  [1, NaN, NaN],
  [2 ** 200, 1.5, NaN],
])('mod(%d, %d) is exactly %d', (a, b, y) => expect(mod(primitives, a, b)).toBe(y));
