import type { Primitives } from '../scalar.ts';
import type { Double } from './double-double.ts';
import { expOfParts, scale } from './exponential.ts';
import { polynomial } from './polynomial.ts';

// Cephes: sinh x = x + x z P(z)/Q(z), z = x², for |x| ≤ 1
const p = [-7.89474443963537015605e-1, -1.63725857525983828727e2, -1.15614435765005216044e4, -3.517549648081513948e5];
const q = [1, -2.77711081420602794433e2, 3.61578279834431989373e4, -2.11052978884890840399e6];

/** e^a for a ≥ 0 as 2ᵏ (high + low), and 2^(-2k) over that sum: all that the hyperbolic functions are made of. */
function halves<V, M>(s: Primitives<V, M>, a: V): Double<V> & { k: V; square: V } {
  const c = s.constant;
  // beyond 711 the results are infinite anyway
  const { k, high, low } = expOfParts(s, s.min(a, c(711)));
  return { k, high, low, square: s.powerOfTwo(s.mul(c(-2), s.min(k, c(500)))) };
}

/** ½ (eˣ - e⁻ˣ); keeps -0. */
export function sinh<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const small = s.less(a, c(1));
  const near = s.min(a, c(1)); // beyond 1 nothing is read from it
  const z = s.mul(near, near);
  const { k, high, low, square } = halves(s, a);
  // one division serves both
  const quotient = s.div(s.select(small, s.mul(s.mul(a, z), polynomial(s, z, p)), square), s.select(small, polynomial(s, z, q), high));
  const large = scale(s, s.add(s.sub(high, quotient), low), s.sub(k, c(1)));
  return s.copySign(s.select(small, s.add(a, quotient), large), x);
}

/** ½ (eˣ + e⁻ˣ). */
export function cosh<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const { k, high, low, square } = halves(s, s.abs(x));
  const inverse = s.div(square, high);
  return scale(s, s.add(s.add(high, inverse), s.mul(low, s.sub(c(1), inverse))), s.sub(k, c(1)));
}
