import { expect, test } from 'vitest';
import { numbers } from '../../../src/scalar/numbers.ts';
import { between, expectWithin, scales, signed } from '../samples.ts';

const tiny = signed(scales(-1074, -1));

test.each([
  ['exp', 1, 'over its whole range', between(-745.13, 709.78)],
  ['exp', 1, 'next to 0', between(-1, 1)],
  ['exp', 1, 'of tiny numbers', tiny],
  ['exp', 1, 'where results are subnormal', between(-745.13, -708)],
  ['exp', 1, 'where results are about to overflow', between(708, 709.78)],
  ['expm1', 1.25, 'over its whole range', between(-45, 709.78)],
  ['expm1', 1.25, 'next to 0', between(-1.5, 1.5)],
  ['expm1', 1.25, 'of tiny numbers', tiny],
  ['expm1', 1.25, 'where results are about to overflow', between(708, 709.78)],
  ['tanh', 1.5, 'over its whole range', between(-22, 22)],
  ['tanh', 1.5, 'next to 0', between(-1, 1)],
  ['tanh', 1.5, 'where its two forms meet', between(0.6, 0.65)],
  ['tanh', 1.5, 'of tiny numbers', tiny],
] as const)('%s is within %d ulp %s', (name, limit, _, domain) => expectWithin(name, limit, domain));

test.each([
  ['over its whole range', between(-745.13, 40)],
  ['next to 0', between(-5, 5)],
  ['where results are subnormal', between(-745.13, -708)],
])('sigmoid is within 3 ulp %s', (_, domain) => expectWithin('sigmoid', 3, domain));

test.each([
  ['exp', 0, 1],
  ['exp', -0, 1],
  ['exp', 2 ** -1074, 1],
  ['exp', Infinity, Infinity],
  ['exp', -Infinity, 0],
  ['exp', NaN, NaN],
  ['exp', 709.7827128933841, Infinity],
  ['exp', 1e308, Infinity],
  ['exp', -745.1332191019411, 2 ** -1074],
  ['exp', -745.1332191019412, 0],
  ['exp', -1e308, 0],
  ['expm1', 0, 0],
  ['expm1', -0, -0],
  ['expm1', 2 ** -1074, 2 ** -1074],
  ['expm1', -(2 ** -1074), -(2 ** -1074)],
  ['expm1', Infinity, Infinity],
  ['expm1', -Infinity, -1],
  ['expm1', NaN, NaN],
  ['expm1', 709.7827128933841, Infinity],
  ['expm1', 1e308, Infinity],
  ['expm1', -1e308, -1],
  ['tanh', 0, 0],
  ['tanh', -0, -0],
  ['tanh', 2 ** -1074, 2 ** -1074],
  ['tanh', -(2 ** -1074), -(2 ** -1074)],
  ['tanh', Infinity, 1],
  ['tanh', -Infinity, -1],
  ['tanh', NaN, NaN],
  ['tanh', 1e308, 1],
  ['tanh', -1e308, -1],
  ['sigmoid', 0, 0.5],
  ['sigmoid', -0, 0.5],
  ['sigmoid', Infinity, 1],
  ['sigmoid', -Infinity, 0],
  ['sigmoid', NaN, NaN],
  ['sigmoid', 1e308, 1],
  ['sigmoid', -1e308, 0],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(numbers[name](x)).toBe(y));

test('the largest argument of a finite exponential gives a finite one', () => {
  expect(numbers.exp(709.782712893384)).toBeLessThan(Infinity);
  expect(numbers.expm1(709.782712893384)).toBeLessThan(Infinity);
});
