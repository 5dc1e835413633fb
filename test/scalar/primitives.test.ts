import fc from 'fast-check';
import { expect, test } from 'vitest';
import { primitives as p } from '../../src/scalar/primitives.ts';
import { exactly } from './reference.ts';
import { doubles } from './samples.ts';

test('min and max keep their first argument where the two do not compare as less', () => {
  expect(p.min(NaN, 1)).toBe(NaN);
  expect(p.min(1, NaN)).toBe(1);
  expect(p.max(NaN, 1)).toBe(NaN);
  expect(p.max(1, NaN)).toBe(1);
  expect(p.max(-0, 0)).toBe(-0);
  expect(p.min(0, -0)).toBe(0);
  expect(p.min(2, 1)).toBe(1);
  expect(p.max(1, 2)).toBe(2);
});

test.each([
  [3, -0, -3],
  [-3, 0, 3],
  [0, -1, -0],
  [-0, 1, 0],
  [Infinity, -1, -Infinity],
  [-5, -Infinity, -5],
])('copySign(%d, %d) is %d', (magnitude, sign, expected) => expect(p.copySign(magnitude, sign)).toBe(expected));

test('powers of two are exact over all normal exponents', () => {
  for (let k = -1022; k <= 1023; k++) expect(p.powerOfTwo(k)).toBe(2 ** k);
});

test('a normal number is its significand times two to its exponent', () => {
  fc.assert(
    fc.property(doubles, (x) => {
      fc.pre(Number.isFinite(x) && Math.abs(x) >= 2 ** -1022);
      const [exponent, significand] = [p.exponent(x), p.significand(x)];
      expect(significand).toBeGreaterThanOrEqual(1);
      expect(significand).toBeLessThan(2);
      expect(significand * p.powerOfTwo(exponent)).toBe(Math.abs(x));
      expect(exactly(x).exponent).toBe(exponent - 52);
    }),
  );
});

test('xor works on whole words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (a, b) => {
      expect(p.xor(a, b)).toBe(Number(BigInt(a) ^ BigInt(b)));
    }),
  );
});

test('select leaves no trace of the other branch', () => {
  expect(p.select(true, -0, NaN)).toBe(-0);
  expect(p.select(false, NaN, 1)).toBe(1);
});

test.each([
  ['less', [false, true, false, false]],
  ['lessEqual', [true, true, false, false]],
  ['equal', [true, false, false, false]],
  ['notEqual', [false, true, true, true]],
] as const)('%s compares as IEEE says', (name, expected) => {
  const pairs = [
    [0, -0],
    [1, 2],
    [NaN, 1],
    [NaN, NaN],
  ] as const;
  expect(pairs.map(([a, b]) => p[name](a, b))).toEqual(expected);
});

test('truth values combine, and count as one or zero', () => {
  expect([p.and(true, false), p.or(true, false), p.not(true)]).toEqual([false, true, false]);
  expect([p.indicator(true), p.indicator(false)]).toEqual([1, 0]);
});
