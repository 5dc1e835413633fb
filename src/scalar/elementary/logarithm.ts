import type { Primitives } from '../scalar.ts';
import { quickTwoSum, twoSum, type Double } from './double-double.ts';
import { expOfMinusAbs, expOfParts, scale } from './exponential.ts';
import { ln2, polynomial } from './polynomial.ts';

// fdlibm e_log: the even and odd coefficients Lg1 … Lg7
const odd = [1.531383769920937332e-1, 2.222219843214978396e-1, 3.999999999940941908e-1];
const even = [1.479819860511658591e-1, 1.818357216161805012e-1, 2.857142874366239149e-1, 6.66666666666673513e-1];

/** A positive normal number as 2ᵏ m with ½ highest ≤ m < highest. */
function centred<V, M>(s: Primitives<V, M>, x: V, highest: number): { k: V; m: V } {
  const significand = s.significand(x);
  const upper = s.less(s.constant(highest), significand);
  return { k: s.add(s.exponent(x), s.indicator(upper)), m: s.select(upper, s.mul(significand, s.constant(0.5)), significand) };
}

/** A positive number as 2ᵏ m with ½ highest ≤ m < highest, subnormal ones too. */
export function normalized<V, M>(s: Primitives<V, M>, x: V, highest: number): { k: V; m: V } {
  const subnormal = s.less(x, s.constant(2 ** -1022));
  const { k, m } = centred(s, s.select(subnormal, s.mul(x, s.constant(2 ** 54)), x), highest);
  return { k: s.select(subnormal, s.sub(k, s.constant(54)), k), m };
}

/** k ln 2 + ln(1 + f) + beyond for √½ ≤ 1 + f < √2 and a tiny `beyond`: the series of ln in f / (2 + f); the high part is exact. */
function seriesParts<V, M>(s: Primitives<V, M>, k: V, f: V, beyond?: V): Double<V> {
  const c = s.constant;
  const t = s.div(f, s.add(c(2), f));
  const z = s.mul(t, t);
  const w = s.mul(z, z);
  const r = s.add(s.mul(w, polynomial(s, w, odd)), s.mul(z, polynomial(s, w, even)));
  const half = s.mul(c(0.5), s.mul(f, f));
  const small = s.add(s.mul(t, s.add(half, r)), s.mul(k, c(ln2.low)));
  const inner = s.sub(half, beyond === undefined ? small : s.add(small, beyond));
  return { high: s.mul(k, c(ln2.high)), low: s.sub(f, inner) };
}

function series<V, M>(s: Primitives<V, M>, k: V, f: V, beyond?: V): V {
  const { high, low } = seriesParts(s, k, f, beyond);
  return s.add(high, low);
}

/** y where it is ln x, and what IEEE says elsewhere: -∞ at 0, NaN below, ∞ and NaN as they are. */
export function onDomain<V, M>(s: Primitives<V, M>, x: V, y: V): V {
  const c = s.constant;
  const positive = s.select(s.less(x, c(Infinity)), s.select(s.less(x, c(0)), c(NaN), y), x);
  return s.select(s.equal(x, c(0)), c(-Infinity), positive);
}

/** ln x; -∞ at 0, NaN below. */
export function log<V, M>(s: Primitives<V, M>, x: V): V {
  const { k, m } = normalized(s, x, Math.SQRT2);
  return onDomain(s, x, series(s, k, s.sub(m, s.constant(1))));
}

/** ln x of a positive normal number in two parts: the high one is exact, the low one within an ulp and no more than about ½ ln 2. */
export function logParts<V, M>(s: Primitives<V, M>, x: V): Double<V> {
  const { k, m } = centred(s, x, Math.SQRT2);
  return seriesParts(s, k, s.sub(m, s.constant(1)));
}

/** ln(1 + x): the rounded sum is split, and what rounding lost goes into the small part; keeps -0. */
export function log1p<V, M>(s: Primitives<V, M>, x: V): V {
  const one = s.constant(1);
  const u = s.add(one, x);
  const lost = s.sub(s.min(one, x), s.sub(u, s.max(one, x)));
  const { k, m } = centred(s, u, Math.SQRT2);
  // no number is lost beyond 2^1000: the bound only keeps the power of two representable
  const f = s.add(s.sub(m, one), s.mul(lost, s.powerOfTwo(s.neg(s.min(k, s.constant(1000))))));
  return s.copySign(onDomain(s, u, series(s, k, f)), x);
}

/** ln(1 + high + low) + k ln 2, to a quarter of an ulp beside the rounding: `low` is no more than half an ulp of `high`. */
export function logOnePlusParts<V, M>(s: Primitives<V, M>, { high, low }: Double<V>, twos: V): V {
  const c = s.constant;
  const u = twoSum(s, c(1), high);
  const { k, m } = centred(s, u.high, Math.SQRT2);
  const f = quickTwoSum(s, s.sub(m, c(1)), s.mul(u.low, s.powerOfTwo(s.neg(s.min(k, c(1000))))));
  const lost = s.add(f.low, s.mul(low, s.powerOfTwo(s.neg(s.min(k, c(1000))))));
  return onDomain(s, u.high, series(s, s.add(k, twos), f.high, s.div(lost, m)));
}

/** ln(1 + eˣ), without overflow: the larger of 0 and x, and ln(1 + e^-|x|). */
export function softplus<V, M>(s: Primitives<V, M>, x: V): V {
  return s.add(s.max(x, s.constant(0)), logOnePlusUnit(s, expOfMinusAbs(s, x)));
}

/** ln(1 + e) for e in [0, 1]: 1 + e is between 1 and 2, so that its logarithm needs no exponent. */
function logOnePlusUnit<V, M>(s: Primitives<V, M>, e: V): V {
  const c = s.constant;
  const upper = s.less(c(Math.SQRT2 - 1), e);
  const f = s.select(upper, s.mul(c(0.5), s.sub(e, c(1))), e);
  return series(s, s.indicator(upper), f);
}

/** ln(eᵃ + eᵇ) without overflow: the larger, and ln(1 + e^-|a - b|), with what the difference loses in rounding. */
export function logaddexp<V, M>(s: Primitives<V, M>, a: V, b: V): V {
  const c = s.constant;
  const swapped = s.less(a, b);
  const [larger, smaller] = [s.select(swapped, b, a), s.select(swapped, a, b)];
  const { high, low } = twoSum(s, smaller, s.neg(larger));
  const rough = expOfMinusAbs(s, high);
  const e = s.select(s.less(c(-Infinity), high), s.add(rough, s.mul(rough, low)), rough);
  const sum = s.add(larger, logOnePlusUnit(s, e));
  const infinite = s.equal(s.abs(larger), c(Infinity));
  return s.select(infinite, s.select(s.notEqual(smaller, smaller), smaller, larger), sum);
}

/** ln(1 - eˣ) for x ≤ 0: of 1 - eˣ in two parts, so exact next to both ends; -∞ at 0, NaN above. */
export function log1mexp<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const { k, high, low, above } = expOfParts(s, s.min(s.max(x, c(-746)), c(1)));
  const far = twoSum(s, c(1), s.neg(scale(s, high, k)));
  const near = s.equal(k, c(0)); // eˣ = 1 + above
  const head = s.select(near, s.neg(above), far.high);
  const rest = s.select(near, c(0), s.sub(far.low, scale(s, low, k)));
  const { k: twos, m } = normalized(s, head, Math.SQRT2);
  return onDomain(s, head, series(s, twos, s.sub(m, c(1)), s.div(rest, head)));
}

/** x ln y, and 0 where x = 0, for every y but NaN. */
export function xlogy<V, M>(s: Primitives<V, M>, x: V, y: V): V {
  const zero = s.constant(0);
  return s.select(s.and(s.equal(x, zero), s.equal(y, y)), zero, s.mul(x, log(s, y)));
}
