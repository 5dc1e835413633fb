import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erf, erfc, gaussian } from '../../../src/scalar/elementary/error-function.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { ulps } from '../reference.ts';
import { between, scales, signed } from '../samples.ts';
import { specialReference } from '../special-reference.ts';

const functions = {
  erf: (x: number) => erf(primitives, x),
  erfc: (x: number) => erfc(primitives, x),
  gaussian: (x: number) => gaussian(primitives, x),
} as const;

test.each([
  ['erf', 1.5, 'over its whole range', between(-6.5, 6.5)],
  ['erf', 1.5, 'of tiny numbers', signed(scales(-1074, -1))],
  ['erfc', 4, 'where it is not small', between(-6.5, 3)],
  ['erfc', 4, 'in its tail', between(3, 26)],
  ['erfc', 4, 'where results are subnormal', between(26, 27.3)],
  ['gaussian', 2, 'down to underflow', between(-27.2, 27.2)],
  ['gaussian', 2, 'of small numbers', signed(scales(-500, -1))],
] as const)('%s is within %d ulp %s', (name, limit, _, domain) =>
  fc.assert(
    fc.property(domain, (x) => {
      expect(ulps(functions[name](x), specialReference[name](x)), `${name}(${x})`).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 150 },
  ),
);

test.each([
  ['erf', -0, -0],
  ['erf', 2 ** -1074, 2 ** -1074],
  ['erf', Infinity, 1],
  ['erf', -Infinity, -1],
  ['erf', NaN, NaN],
  ['erfc', 0, 1],
  ['erfc', Infinity, 0],
  ['erfc', -Infinity, 2],
  ['erfc', NaN, NaN],
  ['gaussian', -Infinity, 0],
  ['gaussian', NaN, NaN],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(functions[name](x)).toBe(y));

test('the reference knows erf 1 to 30 decimals', () => {
  const { mantissa, exponent } = specialReference.erf(1);
  expect(((mantissa * 10n ** 30n) >> BigInt(-exponent)).toString()).toBe('842700792949714869341220635082');
});
