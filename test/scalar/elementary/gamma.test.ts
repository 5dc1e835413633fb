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

/** Where a function has different signs at two numbers, its zero between them. */
function zeroBetween(f: (x: number) => Big, low: number, high: number): number {
  const middle = (low + high) / 2;
  if (middle === low || middle === high) return middle;
  const [atLow, atMiddle] = [low, middle].map((x) => f(x).mantissa > 0n);
  return atLow === atMiddle ? zeroBetween(f, middle, high) : zeroBetween(f, low, middle);
}

/** The negative zeros down to -5: ψ has one between any two poles, and below -2 ln |Γ| has two, one on either side of it. */
const margin = 2 ** -40;
const negativeZeros = [1, 2, 3, 4, 5].map((n) => zeroBetween(functions.digamma![1], margin - n, 1 - n - margin));
const negativeZerosOfLog = [3, 4, 5].flatMap((n) => {
  const least = negativeZeros[n - 1]!;
  return [zeroBetween(reference.lgamma, margin - n, least), zeroBetween(reference.lgamma, least, 1 - n - margin)];
});

const nextToOneOf = (zeros: readonly number[]): fc.Arbitrary<number> => fc.constantFrom(...zeros).chain(next);

/** At distances from 1 ulp on from -high, …, -low: all zeros of ln |Γ| below -5 are there. */
const nextToPoles = (low: number, high: number): fc.Arbitrary<number> =>
  fc.tuple(fc.integer({ min: low, max: high }), signed(scales(-53, -4))).map(([n, step]) => -n * (1 + step));

/** Next to the zeros of ψ between great negative whole numbers, where π cot πx = ln |x|. */
const nextToFarZeros: fc.Arbitrary<number> = fc.tuple(scales(10, 44), between(-0.01, 0.01)).map(([a, step]) => {
  const n = Math.floor(a);
  return Math.atan(Math.PI / Math.log(n)) / Math.PI + step - n;
});

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
  ['lgamma', 8, 1e-15, 'between -5 and 0', between(-5, 0)],
  ['lgamma', 8, 1e-15, 'next to its zeros down to -5', nextToOneOf(negativeZerosOfLog)],
  ['lgamma', 8, 1e-15, 'next to poles down to -8', nextToPoles(1, 8)],
  ['lgamma', 8, 1e-15, 'next to poles down to -23', nextToPoles(8, 23)],
  ['lgamma', 8, 1e-15, 'next to poles down to -60', nextToPoles(23, 60)],
  ['lgamma', 8, 1e-15, 'between -60 and -5', between(-60, -5)],
  ['lgamma', 8, 1e-15, 'far below', scales(10, 50).map((x) => -x)],
  ['digamma', 8, 1e-15, 'between -5 and 0', between(-5, 0)],
  ['digamma', 8, 1e-15, 'next to its zeros down to -5', nextToOneOf(negativeZeros)],
  ['digamma', 8, 1e-15, 'next to poles down to -60', nextToPoles(1, 60)],
  ['digamma', 8, 1e-15, 'between -60 and -5', between(-60, -5)],
  ['digamma', 8, 1e-15, 'next to zeros far below', nextToFarZeros],
  ['polygamma 2', 12, 2e-14, 'between -5 and 0', between(-5, 0)],
] as const)('%s of negative numbers is within %d ulp or, for its zeros, %d, %s', (name, limit, absolute, _, domain) =>
  expectNear(name, limit, absolute, domain, 200),
);

test('the negative zeros are where tables have them', () => {
  expect(negativeZeros[0]).toBeCloseTo(-0.5040830082644554, 15);
  expect(negativeZerosOfLog.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([
    -2.747683, -2.457025, -3.955294, -3.143581, -4.991545, -4.039362,
  ]);
});

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
