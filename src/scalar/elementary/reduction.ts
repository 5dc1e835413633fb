import type { Primitives } from '../scalar.ts';
import { quickTwoSum, split, twoSum, type Double } from './double-double.ts';

/** An angle less a multiple of π/2: |remainder| ≤ π/4, and the multiple, modulo 4 if large. */
export interface Reduced<V> {
  readonly remainder: Double<V>;
  readonly quarter: V;
}

/** Below this, multiples of the pieces of π/2 are exact. */
const large = 2 ** 15;
/** π/2 in pieces of 38, 38 and 53 bits. */
const pieces = [1.5707963267923333, 2.5633441515839558e-12, 1.0562999066987428e-23] as const;

/** Reduce an angle of 0 or more, exact to about 2⁻⁶⁰ of the remainder over the whole range; NaN at ∞. */
export function reduceAngle<V, M>(s: Primitives<V, M>, a: V): Reduced<V> {
  const isNear = s.less(a, s.constant(large));
  // where a truth value is known at once, as in JavaScript's reading, only one of the two need be computed
  if (typeof isNear === 'boolean') return isNear ? cody(s, a) : payne(s, a);
  const [near, far] = [cody(s, a), payne(s, a)];
  const pick = (x: V, y: V): V => s.select(isNear, x, y);
  return {
    remainder: { high: pick(near.remainder.high, far.remainder.high), low: pick(near.remainder.low, far.remainder.low) },
    quarter: pick(near.quarter, far.quarter),
  };
}

/** a - k π/2, piece by piece (Cody & Waite 1980). */
function cody<V, M>(s: Primitives<V, M>, a: V): Reduced<V> {
  const k = s.floor(s.add(s.mul(a, s.constant(2 / Math.PI)), s.constant(0.5)));
  const first = s.sub(a, s.mul(k, s.constant(pieces[0]))); // exact: neighbours of one size
  const second = twoSum(s, first, s.mul(k, s.constant(-pieces[1])));
  const low = s.sub(second.low, s.mul(k, s.constant(pieces[2])));
  return { remainder: quickTwoSum(s, second.high, low), quarter: k };
}

/**
 * 2/π = Σ dᵢ 2^(-26(i + 1)) with |dᵢ| ≤ 2²⁵, from i = -2 on, times 2²⁰⁰ so that none is subnormal.
 * Enough for exponents up to 1024 and 120 bits beyond the point.
 */
const digits = /* @__PURE__ */ [
  0, 1, -24386034, -18553791, 21659402, -11021835, 13858563, 28715354, -28372764, 4324945, 26128251, -4434405, 29957007, -29209133,
  -8382171, -17915747, 6588224, -31593699, -20666723, -1144797, 24988591, -12286742, -26099557, -12191772, 5137526, -29785261, 15192690,
  4585660, -8500721, -14681960, -34794, 25231091, -3906857, -32871137, 28629499, 15891633, -26356782, -29399394, 25143478, -11371604,
  33225084, 24853767, 15195689, 19476135, -16853012, 18845021, 2185229,
].map((digit, i) => digit * 2 ** (226 - 26 * i));
const terms = 8;

/**
 * a · 2/π less a whole number (Payne & Hanek 1983): only the digits of 2/π that are neither whole turns nor too small to matter.
 * With a in two parts of 26 bits, the products with a digit are exact, and so is the sum of those of one weight.
 */
function payne<V, M>(s: Primitives<V, M>, a: V): Reduced<V> {
  const c = s.constant;
  const { high, low } = split(s, s.mul(a, c(2 ** -200)));
  // digits before this one give multiples of 4: the last bit of a is 2^(exponent - 52)
  const first = s.max(c(0), s.floor(s.mul(s.sub(s.exponent(a), c(1.5)), c(1 / 26))));
  const p = Array.from({ length: terms }, (_, i) => s.lookup(digits, i === 0 ? first : s.add(first, c(i))));
  // sums[j] is below 1.5 · 2^(53 - 26j) and a multiple of 2^(-24 - 26j)
  const sums = Array.from({ length: terms - 1 }, (_, j) => s.add(s.mul(high, p[j + 1]!), s.mul(low, p[j]!)));
  const turns = s.add(modulo8(s, sums[0]!), modulo8(s, sums[1]!));
  const quarter = nearestMultiple(s, s.add(turns, sums[2]!), 1);
  const f1 = twoSum(s, s.sub(turns, quarter), sums[2]!);
  const f2 = twoSum(s, f1.high, sums[3]!);
  const f3 = twoSum(s, f2.high, sums[4]!);
  const f4 = twoSum(s, f3.high, s.add(f1.low, f2.low));
  const rest = s.add(s.add(f3.low, sums[5]!), sums[6]!);
  return { remainder: timesHalfPi(s, { high: f4.high, low: s.add(f4.low, rest) }), quarter };
}

/** The multiple of 1 or 8 nearest to x, for |x| below 2⁵⁴: where doubles of that spacing are, adding rounds. */
function nearestMultiple<V, M>(s: Primitives<V, M>, x: V, unit: 1 | 8): V {
  const rounder = s.constant(1.5 * 2 ** 52 * unit);
  return s.sub(s.add(x, rounder), rounder);
}

function modulo8<V, M>(s: Primitives<V, M>, x: V): V {
  return s.sub(x, nearestMultiple(s, x, 8));
}

/** π/2 as 26 bits and the rest. */
const halfPi = { high: 1.5707963109016418, low: 1.5893254773528196e-8 } as const;

function timesHalfPi<V, M>(s: Primitives<V, M>, { high, low }: Double<V>): Double<V> {
  const parts = split(s, high);
  const small = s.mul(s.add(parts.low, low), s.constant(Math.PI / 2));
  return quickTwoSum(s, s.mul(parts.high, s.constant(halfPi.high)), s.add(small, s.mul(parts.high, s.constant(halfPi.low))));
}
