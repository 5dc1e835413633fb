import { expect, test } from 'vitest';
import { ln2, polynomial } from '../../../src/scalar/elementary/polynomial.ts';
import { createRecorder, inOrder } from '../../../src/scalar/expression.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { exactly, ln2 as ln2Of } from '../reference.ts';

test('coefficients are listed from the highest power down', () => {
  expect(polynomial(primitives, 2, [3, 5, 7])).toBe(3 * 4 + 5 * 2 + 7);
  expect(polynomial(primitives, 2, [1, 5, 7])).toBe(4 + 5 * 2 + 7);
  expect(polynomial(primitives, 2, [4])).toBe(4);
});

test('a leading coefficient of 1 saves a product', () => {
  const s = createRecorder();
  const products = (coefficients: readonly number[]): number =>
    inOrder([polynomial(s, s.input(0), coefficients)]).filter((e) => e.op === 'mul').length;
  expect(products([2, 3, 4])).toBe(2);
  expect(products([1, 3, 4])).toBe(1);
});

test('multiples of the high part of ln 2 are exact for every exponent, and the parts give 80 bits', () => {
  const { mantissa } = exactly(ln2.high);
  expect(mantissa % 2n ** 21n).toBe(0n);
  const bits = 200;
  const sum = [ln2.high, ln2.low].map((x) => exactly(x)).reduce((total, x) => total + (x.mantissa << BigInt(bits + x.exponent)), 0n);
  const error = sum - ln2Of(bits);
  expect(error < 0n ? -error : error).toBeLessThan(2n ** BigInt(bits - 80));
});
