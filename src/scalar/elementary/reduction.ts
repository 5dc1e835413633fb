import type { Primitives } from '../scalar.ts';
import { quickTwoSum, twoProduct, twoSum, type Double } from './double-double.ts';

/** An angle less a multiple of π/2: |remainder| ≤ π/4, and the multiple modulo 4. */
export interface Reduced<V> {
  readonly remainder: Double<V>;
  readonly quarter: V;
}

/** π/2 in pieces of 30 bits, so that multiples below 2²³ of each are exact. */
const pieces = [1.570796325802803, 9.920935791635221e-10, 5.17018297889025e-19, 2.903855972970775e-28] as const;
const halfPi = { high: 1.570796326794896558, low: 6.12323399573676480327e-17 } as const;
/** Above this, multiples of the pieces are no longer exact. */
const large = 2 ** 22;

/** Reduce an angle of 0 or more; exact to about 100 bits over the whole range. */
export function reduceAngle<V, M>(s: Primitives<V, M>, a: V): Reduced<V> {
  const isLarge = s.less(s.constant(large), a);
  const near = cody(s, s.select(isLarge, s.constant(0), a));
  const far = payne(s, s.select(isLarge, a, s.constant(large)));
  const pick = (x: V, y: V): V => s.select(isLarge, x, y);
  return {
    remainder: { high: pick(far.remainder.high, near.remainder.high), low: pick(far.remainder.low, near.remainder.low) },
    quarter: pick(far.quarter, near.quarter),
  };
}

/** a - k π/2, piece by piece (Cody & Waite 1980). */
function cody<V, M>(s: Primitives<V, M>, a: V): Reduced<V> {
  const k = s.floor(s.add(s.mul(a, s.constant(2 / Math.PI)), s.constant(0.5)));
  const multiple = (i: 0 | 1 | 2 | 3): V => s.neg(s.mul(k, s.constant(pieces[i])));
  const first = s.add(a, multiple(0)); // exact: neighbours of one size
  const second = twoSum(s, first, multiple(1));
  const third = twoSum(s, second.high, multiple(2));
  const low = s.add(s.add(second.low, third.low), multiple(3));
  return { remainder: quickTwoSum(s, third.high, low), quarter: modulo4(s, k) };
}

/** 2/π in digits of 24 bits, after two zeros: enough for exponents up to 1023 and 115 bits beyond the point. */
const digits = [
  0, 0, 10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607, 2387514, 4345298, 14681673, 3074569,
  13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556, 7349940, 6258241, 3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438,
  366607, 15675153, 9132554, 7151469, 3571407, 2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067, 6271263,
  9264392, 5636912, 4652155, 7056368, 13614112,
];
const base = 2 ** 24;
const limbs = 7;

/**
 * a · 2/π modulo 4 in exact integer arithmetic (Payne & Hanek 1983): only the digits of 2/π that are neither whole turns nor too small to matter.
 * With a = Σ Aᵢ 2^(48 - 24i) · 2^(e - 52), limb k of the product is Σ Aᵢ p(k - i), of weight 2^(e - 28 - 24k).
 */
function payne<V, M>(s: Primitives<V, M>, a: V): Reduced<V> {
  const c = s.constant;
  const exponent = s.exponent(a);
  const mantissa = s.mul(s.significand(a), c(2 ** 52));
  const top = s.floor(s.mul(mantissa, c(2 ** -48)));
  const lower = s.sub(mantissa, s.mul(top, c(2 ** 48)));
  const middle = s.floor(s.mul(lower, c(2 ** -24)));
  const bottom = s.sub(lower, s.mul(middle, c(base)));
  // limbs before this one are multiples of 4
  const first = s.floor(s.mul(s.sub(exponent, c(6)), c(1 / 24)));
  const p = Array.from({ length: limbs + 2 }, (_, i) => s.lookup(digits, s.add(first, c(i))));
  const product = Array.from({ length: limbs }, (_, k) => s.add(s.add(s.mul(top, p[k + 2]!), s.mul(middle, p[k + 1]!)), s.mul(bottom, p[k]!)));
  for (let k = limbs - 1; k > 0; k--) {
    const carry = s.floor(s.mul(product[k]!, c(1 / base)));
    product[k] = s.sub(product[k]!, s.mul(carry, c(base)));
    product[k - 1] = s.add(product[k - 1]!, carry);
  }
  const weight = s.powerOfTwo(s.sub(s.sub(exponent, c(28)), s.mul(first, c(24))));
  const weighed = (k: number): V => s.mul(s.mul(product[k]!, c(base ** -k)), weight);
  const turns = s.add(modulo4(s, weighed(0)), weighed(1)); // 48 bits: exact
  const quarter = s.floor(s.add(turns, c(0.5)));
  const fraction = twoSum(s, s.sub(turns, quarter), s.add(weighed(2), weighed(3)));
  const rest = s.add(s.add(weighed(4), weighed(5)), weighed(6));
  const f = quickTwoSum(s, fraction.high, s.add(fraction.low, rest));
  const angle = twoProduct(s, f.high, c(halfPi.high));
  const low = s.add(angle.low, s.add(s.mul(f.high, c(halfPi.low)), s.mul(f.low, c(halfPi.high))));
  return { remainder: quickTwoSum(s, angle.high, low), quarter: modulo4(s, quarter) };
}

function modulo4<V, M>(s: Primitives<V, M>, x: V): V {
  return s.sub(x, s.mul(s.constant(4), s.floor(s.mul(x, s.constant(0.25)))));
}
