import fc from 'fast-check';
import { expect } from 'vitest';
import { numbers } from '../../src/scalar/numbers.ts';
import { reference, ulps, type Big } from './reference.ts';

/** Doubles spread evenly over an interval. */
export const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.maxSafeNat().map((n) => low + (high - low) * (n / Number.MAX_SAFE_INTEGER));

/** Positive doubles with exponents spread evenly. */
export const scales = (low: number, high: number): fc.Arbitrary<number> =>
  fc
    .tuple(fc.integer({ min: low, max: high }), between(1, 2 - 2 ** -52))
    .map(([exponent, x]) => x * 2 ** Math.max(exponent, -1022) * 2 ** Math.min(exponent + 1022, 0));

/** The same with either sign. */
export const signed = (positive: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.tuple(positive, fc.boolean()).map(([x, flip]) => (flip ? -x : x));

/** Numbers at 1 ± 2^-1 … 1 ± 2^-52. */
export const aroundOne: fc.Arbitrary<number> = signed(scales(-52, -2)).map((x) => 1 + x);

/** The doubles next to multiples of π/2. */
export const quarterTurns: fc.Arbitrary<number> = fc
  .tuple(scales(0, 52), fc.integer({ min: -2, max: 2 }))
  .map(([k, steps]) => Math.floor(k) * (Math.PI / 2) * (1 + steps * Number.EPSILON));

/** Every double, special ones often. */
export const doubles: fc.Arbitrary<number> = fc.oneof(
  fc.double(),
  signed(scales(-1074, 1023)),
  between(-800, 800),
  fc.constantFrom(0, -0, 1, -1, NaN, Infinity, -Infinity, 2 ** -1074, -(2 ** -1074), 2 ** -1022, Number.MAX_VALUE, -Number.MAX_VALUE),
  fc.integer({ min: -40, max: 40 }),
);

type Unary = Exclude<keyof typeof reference, 'pow'>;

/** Check a function of one argument against its reference, `limit` in units in the last place. */
export function expectWithin(name: Unary, limit: number, arguments_: fc.Arbitrary<number>, runs = 800): void {
  expectNear(
    (x) => numbers[name](x),
    reference[name],
    limit,
    arguments_.map((x) => [x]),
    runs,
  );
}

/** Check a function against a reference of the same arguments, `limit` in units in the last place. */
export function expectNear<T extends readonly number[]>(
  f: (...x: T) => number,
  exact: (...x: T) => Big,
  limit: number,
  arguments_: fc.Arbitrary<T>,
  runs = 400,
): void {
  fc.assert(
    fc.property(arguments_, (x) => {
      expect(ulps(f(...x), exact(...x)), `at ${x.join(', ')}`).toBeLessThanOrEqual(limit);
    }),
    { numRuns: runs },
  );
}
