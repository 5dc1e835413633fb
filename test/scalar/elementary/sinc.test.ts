import { expect, test } from 'vitest';
import { sincDerivative } from '../../../src/scalar/elementary/sinc.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { sincDerivative as exactDerivative } from '../elementary-reference.ts';
import { exactly } from '../reference.ts';
import { between, expectNear, scales, signed } from '../samples.ts';

const order = (n: number) => (x: number) => sincDerivative(primitives, x, n);

test.each([
  [0, 2, 'of tiny numbers', signed(scales(-1074, -2))],
  [0, 2, 'up to its tenth zero', between(-10, 10)],
  [1, 4, 'of tiny numbers', signed(scales(-1060, -2))],
  [1, 12, 'before its first zero', between(-1.3, 1.3)],
  [2, 4, 'of tiny numbers', signed(scales(-1074, -2))],
  [3, 5, 'of tiny numbers', signed(scales(-1050, -2))],
] as const)('the derivative of order %d of sinc is within %d ulp %s', (n, limit, _, domain) =>
  expectNear(
    order(n),
    (x) => exactDerivative(exactly(x), n),
    limit,
    domain.filter((x) => !Number.isInteger(x)).map((x) => [x] as const),
    200,
  ),
);

test.each([0, 1, 2, 3])('the derivative of order %d is within 2⁻⁴⁷ of the largest value nearby, also at its zeros', (n) => {
  for (let x = 0.01; x < 12; x += 0.0137) {
    const { mantissa, exponent } = exactDerivative(exactly(x), n);
    const exact = Number(mantissa >> 200n) * 2 ** (exponent + 200);
    expect(Math.abs(order(n)(x) - exact)).toBeLessThan((2 ** -47 * Math.PI ** n) / Math.max(1, x));
  }
});

test('sinc is 1 at 0, 0 at the other whole numbers and at infinity; odd derivatives are 0 at 0', () => {
  expect([0, -0, 1, -1, 2, 3, 1e10, 2 ** 60, -(2 ** 1023), Infinity, -Infinity].map((x) => order(0)(x) + 0)).toEqual([
    1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  expect(order(1)(0) + 0).toBe(0);
  expect([0, 1, 2].map((n) => order(n)(NaN))).toEqual([NaN, NaN, NaN]);
});
