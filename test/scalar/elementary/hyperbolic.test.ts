import { expect, test } from 'vitest';
import { cosh, sinh } from '../../../src/scalar/elementary/hyperbolic.ts';
import { acosh, asinh, atanh } from '../../../src/scalar/elementary/inverse-hyperbolic.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { unaryReference } from '../elementary-reference.ts';
import { between, expectNear, scales, signed } from '../samples.ts';

const of =
  (f: typeof sinh) =>
  (x: number): number =>
    f(primitives, x);
const functions = { sinh: of(sinh), cosh: of(cosh), asinh: of(asinh), acosh: of(acosh), atanh: of(atanh) } as const;
const tiny = signed(scales(-1074, -1));

test.each([
  ['sinh', 1.5, 'of moderate numbers', between(-3, 3)],
  ['sinh', 1.5, 'where its two forms meet', signed(between(0.9, 1.1))],
  ['sinh', 1.5, 'of tiny numbers', tiny],
  ['sinh', 1.5, 'up to overflow', signed(between(3, 710.4))],
  ['cosh', 1.25, 'of moderate numbers', between(-3, 3)],
  ['cosh', 1.25, 'of tiny numbers', tiny],
  ['cosh', 1.25, 'up to overflow', signed(between(3, 710.4))],
  ['asinh', 1, 'of moderate numbers', between(-3, 3)],
  ['asinh', 1, 'over its whole range', signed(scales(-1074, 1023))],
  ['acosh', 1, 'next to 1', scales(-52, 0).map((t) => 1 + t)],
  ['acosh', 1, 'over its whole range', scales(1, 1023)],
  ['atanh', 1, 'over its domain', between(-1 + 2 ** -53, 1 - 2 ** -53)],
  ['atanh', 1, 'next to ±1', signed(scales(-53, -2).map((t) => 1 - t))],
  ['atanh', 1, 'of tiny numbers', tiny],
] as const)('%s is within %d ulp %s', (name, limit, _, domain) =>
  expectNear(
    functions[name],
    unaryReference[name],
    limit,
    domain.filter((x) => name !== 'acosh' || x > 1).map((x) => [x] as const),
  ),
);

test.each([
  ['sinh', -0, -0],
  ['sinh', -Infinity, -Infinity],
  ['sinh', NaN, NaN],
  ['sinh', 711, Infinity],
  ['cosh', 0, 1],
  ['cosh', -Infinity, Infinity],
  ['cosh', NaN, NaN],
  ['asinh', -0, -0],
  ['asinh', -Infinity, -Infinity],
  ['asinh', NaN, NaN],
  ['acosh', 1, 0],
  ['acosh', Infinity, Infinity],
  ['acosh', 1 - 2 ** -53, NaN],
  ['acosh', -2, NaN],
  ['acosh', NaN, NaN],
  ['atanh', -0, -0],
  ['atanh', 1, Infinity],
  ['atanh', -1, -Infinity],
  ['atanh', 1 + 2 ** -52, NaN],
  ['atanh', Infinity, NaN],
  ['atanh', NaN, NaN],
] as const)('%s(%d) is exactly %d', (name, x, y) => expect(functions[name](x)).toBe(y));
