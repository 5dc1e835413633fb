import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digamma, lgamma } from '../../../src/scalar/elementary/gamma.ts';
import { polygamma } from '../../../src/scalar/elementary/polygamma.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import * as reference from '../gamma-reference.ts';
import { exactly, negative, plus, ulps, type Big } from '../reference.ts';
import { between, scales, signed } from '../samples.ts';

const functions: Readonly<Record<string, readonly [(x: number) => number, (x: number) => Big]>> = {
  lgamma: [(x) => lgamma(primitives, x), reference.lgamma],
  digamma: [(x) => digamma(primitives, x), (x) => reference.polygamma(0, x)],
  ...Object.fromEntries(
    [1, 2, 3, 10].map(
      (n) => [`polygamma ${n}`, [(x: number) => polygamma(primitives, x, n), (x: number) => reference.polygamma(n, x)]] as const,
    ),
  ),
};

/** |actual - expected| as a double. */
function distance(actual: number, expected: Big): number {
  const { mantissa, exponent } = plus(exactly(actual), negative(expected));
  const drop = Math.max(0, mantissa.toString(2).length - 64);
  return Math.abs(Number(mantissa >> BigInt(drop))) * 2 ** (exponent + drop);
}

/** Within `limit` ulp, or within `absolute`. */
function expectNear(name: string, limit: number, absolute: number, arguments_: fc.Arbitrary<number>, runs = 100): void {
  const [call, exact] = functions[name]!;
  fc.assert(
    fc.property(arguments_, (x) => {
      fc.pre(x > 0 || !Number.isInteger(x)); // poles
      const [actual, expected] = [call(x), exact(x)];
      const error = ulps(actual, expected);
      if (!(error <= limit) && absolute > 0) expect(distance(actual, expected), `${name}(${x})`).toBeLessThanOrEqual(absolute);
      else expect(error, `${name}(${x})`).toBeLessThanOrEqual(limit);
    }),
    { numRuns: runs },
  );
}

/** The positive zero of ψ. */
const zero = 1.4616321449683622;
const next = (x: number): fc.Arbitrary<number> => signed(scales(-50, -2)).map((step) => x + step);

test.each([
  ['lgamma', 8, 'between 0 and 3', between(2 ** -60, 3)],
  ['lgamma', 8, 'up to 30', between(3, 30)],
  ['lgamma', 8, 'of tiny numbers', scales(-1074, -2)],
  ['lgamma', 8, 'of great numbers', scales(4, 1013)],
  ['lgamma', 8, 'next to its zero 1', next(1)],
  ['lgamma', 8, 'next to its zero 2', next(2)],
  ['digamma', 8, 'where it is positive', between(2, 30)],
  ['digamma', 8, 'of tiny numbers', scales(-1020, -2)],
  ['digamma', 8, 'of great numbers', scales(4, 1023)],
  ['digamma', 8, 'next to its zero', next(zero)],
  ['digamma', 8, 'between 0 and 3', between(2 ** -60, 3)],
  ['polygamma 1', 8, 'up to 30', between(2 ** -60, 30)],
  ['polygamma 1', 8, 'of tiny numbers', scales(-510, -2)],
  ['polygamma 1', 8, 'of great numbers', scales(4, 1023)],
  ['polygamma 1', 8, 'of negative numbers', between(-20, 0)],
  ['polygamma 2', 8, 'up to 30', between(2 ** -30, 30)],
  ['polygamma 3', 10, 'up to 30', between(2 ** -30, 30)],
  ['polygamma 10', 20, 'up to 30', between(2 ** -10, 30)],
] as const)('%s is within %d ulp %s', (name, limit, _, domain) => expectNear(name, limit, 0, domain));

test.each([
  ['lgamma', 8, 2e-15, between(-5, 0)],
  ['digamma', 8, 2e-15, between(-5, 0)],
  ['polygamma 2', 12, 2e-14, between(-5, 0)],
] as const)('%s of negative numbers is within %d ulp or %d, for its zeros there', (name, limit, absolute, domain) =>
  expectNear(name, limit, absolute, domain, 200),
);

test.each([
  [0, Infinity, -Infinity, Infinity, -Infinity],
  [-0, Infinity, Infinity, Infinity, Infinity],
  [-1, Infinity, NaN, Infinity, NaN],
  [-(2 ** 60), Infinity, NaN, Infinity, NaN],
  [-Number.MAX_VALUE, Infinity, NaN, Infinity, NaN],
  [Infinity, Infinity, Infinity, 0, -0],
  [-Infinity, Infinity, NaN, NaN, NaN],
  [NaN, NaN, NaN, NaN, NaN],
])('at %d the logarithm of Γ and its derivatives are %d, %d, %d and %d', (x, ...expected) => {
  const values = [lgamma(primitives, x), digamma(primitives, x), polygamma(primitives, x, 1), polygamma(primitives, x, 2)];
  expect(values).toEqual(expected);
});

test('lgamma is exactly 0 at its zeros, and overflows where its value does', () => {
  expect([1, 2].map((x) => Math.abs(lgamma(primitives, x)))).toEqual([0, 0]);
  expect(lgamma(primitives, 2.55e305)).toBeLessThan(Infinity);
  expect(lgamma(primitives, 2.6e305)).toBe(Infinity);
});

test('the reference knows ψ(1) = -γ and ψ′(1) = π²/6 to 40 decimals', () => {
  const decimals = ({ mantissa, exponent }: Big): string => ((mantissa * 10n ** 40n) >> BigInt(-exponent)).toString();
  expect(decimals(negative(reference.polygamma(0, 1)))).toBe('5772156649015328606065120900824024310421');
  expect(decimals(reference.polygamma(1, 1))).toBe('16449340668482264364724151666460251892189');
});
