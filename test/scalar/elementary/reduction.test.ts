import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduceAngle } from '../../../src/scalar/elementary/reduction.ts';
import { primitives } from '../../../src/scalar/primitives.ts';
import { exactly, pi } from '../reference.ts';
import { between, quarterTurns, scales } from '../samples.ts';

const bits = 1400;
const quarterTurn = pi(bits) >> 1n;
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function fixed(x: number): bigint {
  const { mantissa, exponent } = exactly(x);
  return exponent + bits >= 0 ? mantissa << BigInt(exponent + bits) : mantissa >> BigInt(-exponent - bits);
}

/** The error of a reduced angle in parts of the remainder that belongs to its multiple of π/2. */
function relativeError(a: number): number {
  const { remainder, quarter } = reduceAngle(primitives, a);
  const actual = fixed(remainder.high) + fixed(remainder.low);
  // the whole multiple nearest to a - remainder: beside the middle between two quarters either is right
  const k = (2n * (fixed(a) - actual) + quarterTurn) / (2n * quarterTurn);
  expect(Number(k % 4n), `quarter of ${a}`).toBe(((quarter % 4) + 4) % 4);
  expect(Math.abs(remainder.high)).toBeLessThan(Math.PI / 4 + 1e-9);
  const exact = fixed(a) - k * quarterTurn;
  return Number((absolute(actual - exact) << 120n) / absolute(exact)) / 2 ** 120;
}

/** Doubles m 2^exponent nearest to multiples of π/2: m is a denominator of the continued fraction of 2^exponent / (π/2). */
function closest(exponent: number): number[] {
  const found: number[] = [];
  let [n, d] = exponent >= 0 ? [1n << BigInt(bits + exponent), quarterTurn] : [1n << BigInt(bits), quarterTurn << BigInt(-exponent)];
  let [before, m] = [0n, 1n];
  for ([n, d] = [d, n % d]; d > 0n && m < 2n ** 53n; [n, d] = [d, n % d]) {
    found.push(Number(m) * 2 ** exponent);
    [before, m] = [m, (n / d) * m + before];
  }
  return found.slice(-3).filter((x) => x > 1 && Number.isFinite(x));
}

test('the doubles closest to multiples of π/2 at every exponent keep 60 bits of what is left', () => {
  let least = 1;
  for (let exponent = -52; exponent <= 971; exponent++) {
    for (const a of closest(exponent)) {
      expect(relativeError(a), String(a)).toBeLessThan(2 ** -60);
      const { remainder } = reduceAngle(primitives, a);
      least = Math.min(least, Math.abs(remainder.high));
    }
  }
  // the closest of all doubles: 6381956970095103 · 2^797 (Muller, Elementary Functions)
  expect(least).toBe(Math.abs(reduceAngle(primitives, 6381956970095103 * 2 ** 797).remainder.high));
});

test.each([
  ['small', between(0.8, 100)],
  ['on both sides of the change of method', between(2 ** 14, 2 ** 16)],
  ['of any size', scales(0, 1023)],
  ['next to multiples of π/2', quarterTurns.filter((a) => a > 1)],
])('angles %s keep 60 bits', (_, angles) => {
  fc.assert(
    fc.property(angles, (a) => {
      expect(relativeError(a)).toBeLessThan(2 ** -60);
    }),
    { numRuns: 1000 },
  );
});

test('an angle below π/4 is its own remainder', () => {
  for (const a of [0, 2 ** -1074, 1e-300, 1e-8, 0.5, 0.785]) {
    expect(reduceAngle(primitives, a)).toEqual({ remainder: { high: a, low: 0 }, quarter: 0 });
  }
});
