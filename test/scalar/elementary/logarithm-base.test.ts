import { expect, test } from 'vitest';
import { numbers } from '../../../src/scalar/numbers.ts';
import { aroundOne, between, expectWithin, scales } from '../samples.ts';

test.each([
  ['log2', 'over its whole range', scales(-1074, 1023)],
  ['log2', 'next to 1', aroundOne],
  ['log2', 'between one half and two', between(0.5, 2)],
  ['log10', 'over its whole range', scales(-1074, 1023)],
  ['log10', 'next to 1', aroundOne],
  ['log10', 'between one half and two', between(0.5, 2)],
] as const)('%s is within 1 ulp %s', (name, _, domain) => expectWithin(name, 1, domain));

test.each(['log2', 'log10'] as const)('%s has the corners of C99', (name) => {
  for (const [x, y] of [
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [-1, NaN],
    [-(2 ** -1074), NaN],
    [-Infinity, NaN],
    [Infinity, Infinity],
    [NaN, NaN],
  ] as const)
    expect(numbers[name](x)).toBe(y);
});

test('powers of two and of ten have whole logarithms', () => {
  for (let k = -1074; k <= 1023; k++) expect(numbers.log2(2 ** k)).toBe(k);
  for (let k = 0; k <= 22; k++) expect(numbers.log10(10 ** k)).toBe(k);
});
