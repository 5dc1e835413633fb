import type { Primitives } from '../scalar.ts';
import { inverseFactorial, ln2, polynomial } from './polynomial.ts';

const even = [12, 10, 8, 6, 4, 2].map(inverseFactorial);
const odd = [13, 11, 9, 7, 5, 3].map(inverseFactorial);

/** x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ - 1 by its Taylor series of degree 13 (the rest is below 4·10⁻¹⁸). */
function reduced<V, M>(s: Primitives<V, M>, x: V): { k: V; expm1: V } {
  const k = s.floor(s.add(s.mul(x, s.constant(Math.LOG2E)), s.constant(0.5)));
  const r = s.sub(s.sub(x, s.mul(k, s.constant(ln2.high))), s.mul(k, s.constant(ln2.low)));
  const r2 = s.mul(r, r);
  const tail = s.add(polynomial(s, r2, even), s.mul(r, polynomial(s, r2, odd)));
  return { k, expm1: s.add(r, s.mul(r2, tail)) };
}

/** eˣ over the whole range: gradual underflow, overflow to ∞. */
export function exp<V, M>(s: Primitives<V, M>, x: V): V {
  // beyond these the result is 0 or ∞ anyway, and powers of two stay representable
  const { k, expm1: e } = reduced(s, s.min(s.max(x, s.constant(-746)), s.constant(710)));
  const half = s.floor(s.mul(k, s.constant(0.5)));
  return s.mul(s.mul(s.add(s.constant(1), e), s.powerOfTwo(half)), s.powerOfTwo(s.sub(k, half)));
}

/** eˣ - 1, accurate next to 0; keeps -0. */
export function expm1<V, M>(s: Primitives<V, M>, x: V): V {
  const [lowest, highest] = [s.constant(-40), s.constant(709)];
  const { k, expm1: e } = reduced(s, s.min(s.max(x, lowest), highest));
  const scale = s.powerOfTwo(s.min(k, s.constant(1023)));
  const inside = s.add(s.mul(scale, e), s.sub(scale, s.constant(1)));
  const far = s.select(s.less(highest, x), exp(s, x), inside);
  return s.select(s.equal(k, s.constant(0)), s.select(s.equal(x, s.constant(0)), x, e), far);
}

/** 1 / (1 + e⁻ˣ), with the digits of its lower tail. */
export function sigmoid<V, M>(s: Primitives<V, M>, x: V): V {
  const e = exp(s, s.neg(s.abs(x)));
  const upper = s.div(s.constant(1), s.add(s.constant(1), e));
  return s.select(s.less(x, s.constant(0)), s.mul(e, upper), upper);
}

// Cephes: tanh x = x + x z P(z)/Q(z), z = x², for |x| < 0.625
const p = [-9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3];
const q = [1, 1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3];

/** The hyperbolic tangent: a rational function next to 0, 1 - 2/(e^{2|x|} + 1) beyond; keeps -0. */
export function tanh<V, M>(s: Primitives<V, M>, x: V): V {
  const a = s.abs(x);
  const z = s.mul(x, x);
  const small = s.less(a, s.constant(0.625));
  const e = s.add(exp(s, s.add(a, a)), s.constant(1));
  // one division serves both
  const quotient = s.div(s.select(small, s.mul(z, polynomial(s, z, p)), s.constant(-2)), s.select(small, polynomial(s, z, q), e));
  const near = s.select(s.equal(x, s.constant(0)), x, s.add(x, s.mul(x, quotient)));
  const far = s.copySign(s.add(s.constant(1), quotient), x);
  return s.select(small, near, s.select(s.notEqual(x, x), x, far));
}
