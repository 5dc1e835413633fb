import fc from 'fast-check';
import { expect, test } from 'vitest';
import { log1mexp, logaddexp, xlogy } from '../../../src/scalar/elementary/logarithm.ts';
import { numbers } from '../../../src/scalar/numbers.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { binaryReference, unaryReference } from '../elementary-reference.ts';
import { ulps } from '../reference.ts';
import { aroundOne, between, expectNear, expectWithin, scales, signed } from '../samples.ts';

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

test.each([
  ['next to 0', scales(-1074, -1)],
  ['where its two forms meet', between(0.2, 2)],
  ['down to subnormal results', between(2, 745)],
] as const)('log1mexp is within 1.5 ulp %s', (_, sizes) =>
  expectNear(
    (x) => log1mexp(primitives, x),
    unaryReference.log1mexp,
    1.5,
    sizes.map((x) => [-x] as const),
  ),
);

test('xlogy is within 2 ulp', () =>
  expectNear(
    (a, b) => xlogy(primitives, a, b),
    binaryReference.xlogy,
    2,
    fc.tuple(signed(scales(-900, 900)), fc.oneof(scales(-1074, 1023), aroundOne)).filter(([, b]) => b !== 1),
  ));

/** One unit in the last place. */
const unit = (x: number): number => 2 ** (Math.floor(Math.log2(Math.max(Math.abs(x), 2 ** -1000))) - 52);

test('logaddexp is within half a ulp of the result and 2 of the logarithm that it adds to the larger operand', () =>
  fc.assert(
    fc.property(fc.oneof(between(-40, 40), signed(scales(-60, 9))), fc.oneof(between(-40, 40), signed(scales(-60, 9))), (a, b) => {
      const exact = binaryReference.logaddexp(a, b);
      const found = logaddexp(primitives, a, b);
      const added = Math.log1p(Math.exp(-Math.abs(a - b)));
      expect(ulps(found, exact)).toBeLessThanOrEqual(0.5 + 2 * Math.max(unit(added) / unit(found), 2 ** -20));
    }),
    { numRuns: 1000 },
  ));

test.each([
  ['logaddexp', -Infinity, -Infinity, -Infinity],
  ['logaddexp', -Infinity, 3, 3],
  ['logaddexp', Infinity, Infinity, Infinity],
  ['logaddexp', Infinity, -Infinity, Infinity],
  ['logaddexp', NaN, Infinity, NaN],
  ['logaddexp', 1, NaN, NaN],
  ['logaddexp', 0, 0, Math.LN2],
  ['logaddexp', 1e308, 1e308, 1e308],
  ['xlogy', 0, 0, 0],
  ['xlogy', 0, Infinity, 0],
  ['xlogy', 0, -1, 0],
  ['xlogy', 0, NaN, NaN],
  ['xlogy', 2, 0, -Infinity],
  ['xlogy', 2, 1, 0],
  ['xlogy', NaN, 1, NaN],
] as const)('%s(%d, %d) is exactly %d', (name, a, b, y) => expect({ logaddexp, xlogy }[name](primitives, a, b)).toBe(y));

test.each([
  [0, -Infinity],
  [-0, -Infinity],
  [1, NaN],
  [2 ** -1074, NaN],
  [-Infinity, 0],
  [NaN, NaN],
  [-(2 ** -1074), -744.4400719213812],
])('log1mexp(%d) is %d', (x, y) => expect(log1mexp(primitives, x) + 0).toBe(y));
