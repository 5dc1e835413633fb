import fc from 'fast-check';
import { expect, test } from 'vitest';
import { high26, quickTwoSum, split, twoSum } from '../../../src/scalar/elementary/double-double.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { exactly } from '../reference.ts';
import { scales, signed } from '../samples.ts';

const numbers = signed(scales(-300, 300));
/** Exactly, counted in 2^-1074. */
const units = (x: number): bigint => exactly(x).mantissa << BigInt(exactly(x).exponent + 1074);
const significantBits = (x: number): number => {
  const mantissa = units(Math.abs(x)).toString(2).replace(/0+$/, '');
  return mantissa.length;
};

test('a sum of two parts is exact, and its high part is the rounded sum', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const { high, low } = twoSum(primitives, a, b);
      expect(high).toBe(a + b);
      expect(units(high) + units(low)).toBe(units(a) + units(b));
    }),
  );
});

test('the quick sum is exact where the first term is the larger', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [large, small] = Math.abs(a) >= Math.abs(b) ? [a, b] : [b, a];
      const { high, low } = quickTwoSum(primitives, large, small);
      expect(units(high) + units(low)).toBe(units(a) + units(b));
    }),
  );
});

test('a number is exactly its two parts of at most 26 bits', () => {
  fc.assert(
    fc.property(numbers, (a) => {
      const { high, low } = split(primitives, a);
      expect(units(high) + units(low)).toBe(units(a));
      expect(high).toBe(high26(primitives, a));
      expect(significantBits(high)).toBeLessThanOrEqual(26);
      expect(significantBits(low)).toBeLessThanOrEqual(26);
    }),
  );
});
