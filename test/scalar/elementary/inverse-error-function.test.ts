import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erfinv, erfinvSlope } from '../../../src/scalar/elementary/inverse-error-function.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { ulps } from '../reference.ts';
import { between, scales, signed } from '../samples.ts';
import { specialReference } from '../special-reference.ts';

const functions = { erfinv: (x: number) => erfinv(primitives, x), erfinvSlope: (x: number) => erfinvSlope(primitives, x) } as const;

test.each([
  ['erfinv', 4, 'over its domain', between(-1, 1)],
  ['erfinv', 4, 'next to 1', scales(-53, -2).map((x) => 1 - x)],
  ['erfinv', 4, 'next to -1', scales(-53, -2).map((x) => x - 1)],
  ['erfinv', 4, 'of tiny numbers', signed(scales(-1074, -2))],
  ['erfinvSlope', 4, 'over its domain', between(-1, 1)],
  ['erfinvSlope', 4, 'next to 1', scales(-53, -2).map((x) => 1 - x)],
  ['erfinvSlope', 4, 'of tiny numbers', signed(scales(-1074, -2))],
] as const)('%s is within %d ulp %s', (name, limit, _, domain) =>
  fc.assert(
    fc.property(domain, (x) => {
      fc.pre(Math.abs(x) < 1);
      expect(ulps(functions[name](x), specialReference[name](x, functions.erfinv(x))), `${name}(${x})`).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 300 },
  ),
);

test.each([
  ['erfinv', -0, -0],
  ['erfinv', 2 ** -1074, 2 ** -1074],
  ['erfinv', 1, Infinity],
  ['erfinv', -1, -Infinity],
  ['erfinv', 1 + 2 ** -52, NaN],
  ['erfinv', -Infinity, NaN],
  ['erfinv', NaN, NaN],
  ['erfinvSlope', -1, Infinity],
  ['erfinvSlope', 2, NaN],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(functions[name](x)).toBe(y));
