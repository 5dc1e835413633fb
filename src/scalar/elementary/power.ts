import type { Primitives } from '../scalar.ts';
import { quickTwoSum, twoProduct, twoSum, type Double } from './double-double.ts';
import { exp } from './exponential.ts';
import { log } from './logarithm.ts';
import { ln2, polynomial } from './polynomial.ts';

/** 2/(2n + 1) for n = 14 … 2: the series of 2 artanh t from its third term on. */
const series = Array.from({ length: 13 }, (_, i) => 2 / (2 * (14 - i) + 1));
const twoThirds = { high: 2 / 3, low: 3.700743415417188e-17 } as const;
/** ln 2 beyond the two parts of `ln2`. */
const ln2Rest = 1.1612227229362532e-26;

/** ln x with about 65 bits, for positive finite x: x = 2ᵏm, ln m = 2 artanh t, t = (m - 1)/(m + 1). */
function preciseLog<V, M>(s: Primitives<V, M>, x: V): Double<V> {
  const c = s.constant;
  const subnormal = s.less(x, c(2 ** -1022));
  const normal = s.select(subnormal, s.mul(x, c(2 ** 54)), x);
  const significand = s.significand(normal);
  const upper = s.less(c(Math.SQRT2), significand);
  const m = s.select(upper, s.mul(significand, c(0.5)), significand);
  const exponent = s.add(s.exponent(normal), s.indicator(upper));
  const k = s.select(subnormal, s.sub(exponent, c(54)), exponent);
  const [numerator, denominator] = [s.sub(m, c(1)), twoSum(s, m, c(1))];
  const t = divide(s, numerator, denominator);
  const t2 = twoProduct(s, t.high, t.high);
  const square = { high: t2.high, low: s.add(t2.low, s.mul(c(2), s.mul(t.high, t.low))) };
  // 2t + t·(2/3 t² + t⁴ (2/5 + 2/7 t² + …)): only the first correction needs more than 53 bits
  const third = twoProduct(s, square.high, c(twoThirds.high));
  const thirdLow = s.add(third.low, s.add(s.mul(square.high, c(twoThirds.low)), s.mul(square.low, c(twoThirds.high))));
  const beyond = s.mul(s.mul(square.high, square.high), polynomial(s, square.high, series));
  const correction = quickTwoSum(s, third.high, s.add(thirdLow, beyond));
  const product = twoProduct(s, t.high, correction.high);
  const productLow = s.add(product.low, s.add(s.mul(t.high, correction.low), s.mul(t.low, correction.high)));
  const lnM = quickTwoSum(s, s.add(t.high, t.high), product.high);
  const lnMLow = s.add(lnM.low, s.add(s.add(t.low, t.low), productLow));
  const scale = twoSum(s, s.mul(k, c(ln2.high)), s.mul(k, c(ln2.low)));
  const sum = twoSum(s, scale.high, lnM.high);
  const low = s.add(sum.low, s.add(s.add(scale.low, lnMLow), s.mul(k, c(ln2Rest))));
  return quickTwoSum(s, sum.high, low);
}

/** a / b for a divisor of two parts. */
function divide<V, M>(s: Primitives<V, M>, a: V, b: Double<V>): Double<V> {
  const high = s.div(a, b.high);
  const back = twoProduct(s, high, b.high);
  const rest = s.sub(s.sub(s.sub(a, back.high), back.low), s.mul(high, b.low));
  return quickTwoSum(s, high, s.div(rest, b.high));
}

/** xʸ with the special cases of C99 (Annex F.9.4.4): x⁰ = 1ʸ = 1, negative bases to whole powers, signed zeros and infinities. */
export function pow<V, M>(s: Primitives<V, M>, x: V, y: V): V {
  const c = s.constant;
  const [zero, one, infinity] = [c(0), c(1), c(Infinity)];
  const a = s.abs(x);
  const ordinary = s.and(s.and(s.less(zero, a), s.less(a, infinity)), s.less(s.abs(y), infinity));
  const base = s.select(ordinary, a, one);
  // beyond these exponents the result is 0, 1 or ∞ all the same, and products stay finite
  const exponent = s.min(s.max(y, c(-1e20)), c(1e20));
  const logarithm = preciseLog(s, base);
  const power = twoProduct(s, exponent, logarithm.high);
  const tail = s.add(power.low, s.mul(exponent, logarithm.low));
  const e = exp(s, power.high);
  const finite = s.select(s.less(e, infinity), s.add(e, s.mul(e, s.select(s.less(s.abs(tail), one), tail, zero))), e);
  const limit = s.select(s.equal(a, one), one, exp(s, s.mul(y, log(s, a))));
  const magnitude = s.select(ordinary, finite, limit);
  const whole = s.equal(s.floor(y), y);
  const half = s.mul(y, c(0.5));
  const odd = s.and(whole, s.notEqual(s.floor(half), half));
  const negative = s.less(s.copySign(one, x), zero);
  const signed = s.select(s.and(negative, odd), s.neg(magnitude), magnitude);
  const undefined_ = s.and(s.and(s.less(x, zero), s.less(c(-Infinity), x)), s.and(s.not(whole), s.less(s.abs(y), infinity)));
  const value = s.select(undefined_, c(NaN), s.select(s.or(s.notEqual(x, x), s.notEqual(y, y)), c(NaN), signed));
  return s.select(s.or(s.equal(y, zero), s.equal(x, one)), one, value);
}
