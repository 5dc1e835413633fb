import type { Primitives } from '../scalar.ts';
import { high26, twoSum, type Double } from './double-double.ts';
import { beyondLinear, scale } from './exponential.ts';
import { normalized } from './logarithm.ts';
import { polynomial } from './polynomial.ts';

// fdlibm e_pow: L6 … L1 of ln in s = (m - b)/(m + b), and constants in a part of few bits and the rest
const series = [
  2.06975017800338417784e-1, 2.30660745775561754067e-1, 2.72728123808534006489e-1, 3.33333329818377432918e-1, 4.28571428578550184252e-1,
];
const firstOfSeries = 5.99999999999994648725e-1;
const twoThirdsLog2E = { value: 9.61796693925975554329e-1, high: 9.61796700954437255859e-1, low: -7.02846165095275826516e-9 } as const;
const log2OfThreeHalves = { high: 5.84962487220764160156e-1, low: 1.35003920212974897128e-8 } as const;
const ln2 = { value: 6.93147180559945286227e-1, high: 6.93147182464599609375e-1, low: -1.90465429995776804525e-9 } as const;

/**
 * log2 of a positive number to about 2⁻⁶⁵ of itself, the high part of 26 bits: x = 2ᵏ m, and m lies near b = 1 or b = 3/2.
 * With t = (m - b)/(m + b), 3 ln(m / b) = t (6 + 2 t² + 6 t⁴ (L1 + L2 t² + …)).
 */
export function log2Of<V, M>(s: Primitives<V, M>, x: V): Double<V> {
  const c = s.constant;
  const { k: n, m } = normalized(s, x, Math.sqrt(3));
  const upper = s.less(c(Math.sqrt(1.5)), m);
  const b = s.select(upper, c(1.5), c(1));
  const numerator = s.sub(m, b);
  const sum = s.add(m, b);
  const inverse = s.div(c(1), sum);
  const t = s.mul(numerator, inverse);
  const tHigh = high26(s, t);
  const sumHigh = high26(s, sum);
  const sumLow = s.sub(m, s.sub(sumHigh, b));
  const tLow = s.mul(inverse, s.sub(s.sub(numerator, s.mul(tHigh, sumHigh)), s.mul(tHigh, sumLow)));
  // factor = 3 + t² + 3 t⁴ (…), of which 3 + tHigh² dominates
  const t2 = s.mul(t, t);
  const beyond = s.mul(s.mul(t2, t2), s.add(c(firstOfSeries), s.mul(t2, polynomial(s, t2, series))));
  const rest = s.add(beyond, s.mul(tLow, s.add(tHigh, t)));
  const square = s.mul(tHigh, tHigh);
  const factorHigh = high26(s, s.add(s.add(c(3), square), rest));
  const factorLow = s.sub(rest, s.sub(s.sub(factorHigh, c(3)), square));
  // t · factor, then 2/(3 ln 2) times it
  const main = s.mul(tHigh, factorHigh);
  const side = s.add(s.mul(tLow, factorHigh), s.mul(factorLow, t));
  const productHigh = high26(s, s.add(main, side));
  const productLow = s.sub(side, s.sub(productHigh, main));
  const scaledHigh = s.mul(c(twoThirdsLog2E.high), productHigh);
  const offsetHigh = s.select(upper, c(log2OfThreeHalves.high), c(0));
  const offsetLow = s.select(upper, c(log2OfThreeHalves.low), c(0));
  const scaledLow = s.add(s.add(s.mul(c(twoThirdsLog2E.low), productHigh), s.mul(productLow, c(twoThirdsLog2E.value))), offsetLow);
  const high = high26(s, s.add(s.add(s.add(scaledHigh, scaledLow), offsetHigh), n));
  return { high, low: s.sub(scaledLow, s.sub(s.sub(s.sub(high, n), offsetHigh), scaledHigh)) };
}

/** 2^(high + low), where |low| ≤ 2⁻²⁰ |high| or high is ±∞. */
function exp2Of<V, M>(s: Primitives<V, M>, { high, low }: Double<V>): V {
  const c = s.constant;
  // beyond these the result is 0 or ∞ anyway; a NaN in `high` stays, one in `low` comes with high = ±∞ and goes
  const pHigh = s.min(s.max(high, c(-1100)), c(1100));
  const pLow = s.min(s.max(c(-1), low), c(1));
  const n = s.floor(s.add(s.add(pHigh, pLow), c(0.5)));
  const rest = s.sub(pHigh, n);
  const t = high26(s, s.add(rest, pLow));
  const tLow = s.sub(pLow, s.sub(t, rest));
  const main = s.mul(t, c(ln2.high));
  const side = s.add(s.mul(tLow, c(ln2.value)), s.mul(t, c(ln2.low)));
  const z = s.add(main, side);
  const lost = s.sub(side, s.sub(z, main));
  const y = s.add(c(1), s.add(z, s.add(beyondLinear(s, z), s.add(lost, s.mul(z, lost)))));
  return scale(s, y, n);
}

/** a^(y + beyond) for a ≥ 0 and y ≠ 0, as 2^(y log2 a); `beyond` is what y lost in rounding. */
function magnitudeOf<V, M>(s: Primitives<V, M>, a: V, y: V, beyond?: V): V {
  const c = s.constant;
  const logarithm = log2Of(s, a);
  const logHigh = s.select(s.equal(a, c(0)), c(-Infinity), s.select(s.equal(a, c(Infinity)), a, logarithm.high));
  // beyond these exponents the result is 0, 1 or ∞ all the same, and products stay finite
  const exponent = s.min(s.max(y, c(-(2 ** 66))), c(2 ** 66));
  const yHigh = high26(s, exponent);
  const yLow = s.sub(exponent, yHigh);
  const low = s.add(s.mul(beyond === undefined ? yLow : s.add(yLow, beyond), logHigh), s.mul(exponent, logarithm.low));
  return exp2Of(s, { high: s.mul(yHigh, logHigh), low });
}

/** xʸ with the special cases of C99 (Annex F.9.4.4): x⁰ = 1ʸ = 1, negative bases to whole powers, signed zeros and infinities. */
export function pow<V, M>(s: Primitives<V, M>, x: V, y: V): V {
  return powLess(s, x, y, 0);
}

/** x^(y - n) for a small whole n, with the digits of y that y - n has no room for. */
export function powLess<V, M>(s: Primitives<V, M>, x: V, y: V, n: number): V {
  const c = s.constant;
  const { high: exponent, low } = n === 0 ? { high: y, low: undefined } : twoSum(s, y, c(-n));
  const beyond = low && s.select(s.less(s.abs(y), c(Infinity)), low, c(0));
  const magnitude = magnitudeOf(s, s.abs(x), exponent, beyond);
  const whole = s.equal(s.floor(y), y);
  const half = s.mul(exponent, c(0.5));
  const odd = s.and(whole, s.notEqual(s.floor(half), half));
  const negative = s.less(s.copySign(c(1), x), c(0));
  const signed = s.select(s.and(negative, odd), s.neg(magnitude), magnitude);
  const finiteNegative = s.and(s.less(x, c(0)), s.less(c(-Infinity), x));
  const undefinedThere = s.or(s.notEqual(x, x), s.and(finiteNegative, s.not(whole)));
  return s.select(s.or(s.equal(exponent, c(0)), s.equal(x, c(1))), c(1), s.select(undefinedThere, c(NaN), signed));
}
