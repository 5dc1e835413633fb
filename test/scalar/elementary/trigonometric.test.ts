import { expect, test } from 'vitest';
import { numbers } from '../../../src/scalar/numbers.ts';
import { between, expectWithin, quarterTurns, scales, signed } from '../samples.ts';
import { reference, ulps } from '../reference.ts';

const domains = [
  ['in the first turns', between(-7, 7)],
  ['over its whole range', signed(scales(-1074, 1023))],
  ['next to multiples of a quarter turn', signed(quarterTurns)],
  ['of moderate angles', between(-1e5, 1e5)],
  ['of angles about 2^15', between(2 ** 14, 2 ** 16)],
  ['of angles about 2^22', between(2 ** 21, 2 ** 23)],
  ['of large angles', signed(scales(20, 1023))],
] as const;

test.each(domains)('sin is within 1 ulp %s', (_, domain) => expectWithin('sin', 1, domain));
test.each(domains)('cos is within 1 ulp %s', (_, domain) => expectWithin('cos', 1, domain));

/** Doubles that come closest to multiples of π/2 in their ranges (Muller, Elementary Functions, and neighbours of k π/2). */
const closest = [
  6381956970095103 * 2 ** 797,
  6381956970095103 * 2 ** 798,
  5261692873635770 * 2 ** 499,
  5319372648326541 * 2 ** 200,
  16367173 * 2 ** 72,
  1e22,
  Math.PI,
  Math.PI / 2,
  Number.MAX_VALUE,
  2 ** 1023,
  2 ** 15,
  2 ** 22,
];

test.each(closest)('sin and cos keep their digits at %d, however little is left of the angle', (x) => {
  for (const angle of [x, -x]) {
    expect(ulps(numbers.sin(angle), reference.sin(angle))).toBeLessThanOrEqual(1);
    expect(ulps(numbers.cos(angle), reference.cos(angle))).toBeLessThanOrEqual(1);
  }
});

test.each([
  ['sin', 0, 0],
  ['sin', -0, -0],
  ['sin', 2 ** -1074, 2 ** -1074],
  ['sin', -(2 ** -1074), -(2 ** -1074)],
  ['sin', Infinity, NaN],
  ['sin', -Infinity, NaN],
  ['sin', NaN, NaN],
  ['cos', 0, 1],
  ['cos', -0, 1],
  ['cos', 2 ** -1074, 1],
  ['cos', Infinity, NaN],
  ['cos', -Infinity, NaN],
  ['cos', NaN, NaN],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(numbers[name](x)).toBe(y));
