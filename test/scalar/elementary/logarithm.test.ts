import { expect, test } from 'vitest';
import { numbers } from '../../../src/scalar/numbers.ts';
import { aroundOne, between, expectWithin, scales, signed } from '../samples.ts';

test.each([
  ['log', 1, 'over its whole range', scales(-1074, 1023)],
  ['log', 1, 'of subnormal numbers', scales(-1074, -1023)],
  ['log', 1, 'next to 1', aroundOne],
  ['log', 1, 'between one half and two', between(0.5, 2)],
  ['log1p', 1.5, 'over its whole range', scales(-1074, 1023)],
  ['log1p', 1.5, 'next to 0', signed(scales(-60, -1))],
  ['log1p', 1.5, 'down to -1', between(-1 + 2 ** -53, 0)],
  ['log1p', 1.5, 'above 0', between(0, 8)],
] as const)('%s is within %d ulp %s', (name, limit, _, domain) => expectWithin(name, limit, domain));

test.each([
  ['next to 0', between(-5, 5)],
  ['below 0', between(-745.13, 0)],
  ['above 0', between(0, 50)],
  ['where results are subnormal', between(-745.13, -708)],
  ['of larger numbers', between(50, 740)],
])('softplus is within 2 ulp %s', (_, domain) => expectWithin('softplus', 2, domain));

test.each([
  ['log', 1, 0],
  ['log', 0, -Infinity],
  ['log', -0, -Infinity],
  ['log', -1, NaN],
  ['log', -(2 ** -1074), NaN],
  ['log', -Infinity, NaN],
  ['log', Infinity, Infinity],
  ['log', NaN, NaN],
  ['log', 2 ** -1074, -744.4400719213812],
  ['log', Number.MAX_VALUE, 709.782712893384],
  ['log1p', 0, 0],
  ['log1p', -0, -0],
  ['log1p', 2 ** -1074, 2 ** -1074],
  ['log1p', -(2 ** -1074), -(2 ** -1074)],
  ['log1p', -1, -Infinity],
  ['log1p', -1 - 2 ** -52, NaN],
  ['log1p', -Infinity, NaN],
  ['log1p', Infinity, Infinity],
  ['log1p', NaN, NaN],
  ['log1p', Number.MAX_VALUE, 709.782712893384],
  ['softplus', Infinity, Infinity],
  ['softplus', -Infinity, 0],
  ['softplus', NaN, NaN],
  ['softplus', 1e308, 1e308],
  ['softplus', -1e308, 0],
  ['softplus', 0, Math.LN2],
  ['softplus', -0, Math.LN2],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(numbers[name](x)).toBe(y));
