import type { Primitives } from '../scalar.ts';
import { quickTwoSum, type Double } from './double-double.ts';
import { ln2, polynomial } from './polynomial.ts';

// (eʳ - 1 - r)/r² on |r| ≤ ½ ln 2, a minimax polynomial: |r|² times its error is below 2⁻⁶⁰ eʳ
const even = [2.092692778872754e-9, 2.7557233410593504e-7, 2.480158737368285e-5, 1.3888888888858469e-3, 4.166666666666673e-2, 0.5];
const odd = [2.511227210874364e-8, 2.755723414545179e-6, 1.984126989714908e-4, 8.333333333316702e-3, 1.6666666666666685e-1];

/** eʳ - 1 - r for |r| ≤ ½ ln 2. */
export function beyondLinear<V, M>(s: Primitives<V, M>, r: V): V {
  const r2 = s.mul(r, r);
  return s.mul(r2, s.add(polynomial(s, r2, even), s.mul(r, polynomial(s, r2, odd))));
}

/** x = k ln 2 + r with |r| ≤ ½ ln 2 and a whole k; r is rounded from `exact - small`. */
function reduce<V, M>(s: Primitives<V, M>, x: V): { k: V; r: V; exact: V; small: V } {
  const k = s.floor(s.add(s.mul(x, s.constant(Math.LOG2E)), s.constant(0.5)));
  const exact = s.sub(x, s.mul(k, s.constant(ln2.high)));
  const small = s.mul(k, s.constant(ln2.low));
  return { k, r: s.sub(exact, small), exact, small };
}

/** eʳ for |r| ≤ ½ ln 2. */
function near<V, M>(s: Primitives<V, M>, r: V): V {
  return s.add(s.constant(1), s.add(r, beyondLinear(s, r)));
}

/** y · 2ᵏ for |k| ≤ 2000: in two steps, for gradual underflow and overflow to ∞. */
export function scale<V, M>(s: Primitives<V, M>, y: V, k: V): V {
  const half = s.floor(s.mul(k, s.constant(0.5)));
  return s.mul(s.mul(y, s.powerOfTwo(half)), s.powerOfTwo(s.sub(k, half)));
}

/** eˣ over the whole range: gradual underflow, overflow to ∞. */
export function exp<V, M>(s: Primitives<V, M>, x: V): V {
  // beyond these the result is 0 or ∞ anyway, and powers of two stay representable
  const { k, r } = reduce(s, s.min(s.max(x, s.constant(-746)), s.constant(710)));
  return scale(s, near(s, r), k);
}

/** eˣ as 2ᵏ (high + low) and as 2ᵏ (1 + above), for |x| up to some 10⁴: the sums are within a third of an ulp. */
export function expOfParts<V, M>(s: Primitives<V, M>, x: V): Double<V> & { k: V; above: V } {
  const { k, r, exact, small } = reduce(s, x);
  const lost = s.sub(s.sub(exact, r), small);
  const above = s.add(r, s.add(beyondLinear(s, r), lost));
  return { k, above, ...quickTwoSum(s, s.constant(1), above) };
}

/** e^-|x|, with the digits of its subnormal tail. */
export function expOfMinusAbs<V, M>(s: Primitives<V, M>, x: V): V {
  const { k, r } = reduce(s, s.max(s.neg(s.abs(x)), s.constant(-746)));
  return scale(s, near(s, r), k);
}

/** eˣ - 1, accurate next to 0; keeps -0. */
export function expm1<V, M>(s: Primitives<V, M>, x: V): V {
  const one = s.constant(1);
  const { k, r, exact, small } = reduce(s, s.min(s.max(x, s.constant(-40)), s.constant(710)));
  const lost = s.sub(s.sub(exact, r), small);
  // eˣ - 1 = 2ᵏ (1 - 2⁻ᵏ + r + (eʳ - 1 - r)); what r and the first sum lose in rounding is kept
  const offset = s.sub(one, s.powerOfTwo(s.neg(s.min(k, s.constant(1000)))));
  const high = s.add(offset, r);
  const low = s.add(s.sub(offset, high), r);
  const y = s.add(high, s.add(s.add(low, lost), beyondLinear(s, r)));
  // doubled first: 2ᵏ itself may overflow where the result does not
  return s.copySign(s.mul(s.add(y, y), s.powerOfTwo(s.sub(k, one))), x);
}

/** 1 / (1 + e⁻ˣ), with the digits of its lower tail. */
export function sigmoid<V, M>(s: Primitives<V, M>, x: V): V {
  const one = s.constant(1);
  const e = expOfMinusAbs(s, x);
  return s.div(s.select(s.less(x, s.constant(0)), e, one), s.add(one, e));
}

// Cephes: tanh x = x + x z P(z)/Q(z), z = x², for |x| < 0.625
const p = [-9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3];
const q = [1, 1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3];

/** The hyperbolic tangent: a rational function next to 0, 1 - 2/(e^{2|x|} + 1) beyond; keeps -0. */
export function tanh<V, M>(s: Primitives<V, M>, x: V): V {
  const one = s.constant(1);
  // beyond 20 the result is ±1 to the last bit, and one power of two is enough
  const a = s.min(s.abs(x), s.constant(20));
  const { k, r } = reduce(s, s.add(a, a));
  const e = s.mul(near(s, r), s.powerOfTwo(k));
  const z = s.mul(a, a);
  const small = s.less(a, s.constant(0.625));
  // one division serves both
  const numerator = s.select(small, s.mul(s.mul(a, z), polynomial(s, z, p)), s.constant(-2));
  const quotient = s.div(numerator, s.select(small, polynomial(s, z, q), s.add(e, one)));
  return s.copySign(s.add(s.select(small, a, one), quotient), x);
}
