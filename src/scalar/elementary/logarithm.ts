import type { Primitives } from '../scalar.ts';
import { exp } from './exponential.ts';
import { ln2, polynomial } from './polynomial.ts';

// fdlibm e_log: the even and odd coefficients Lg1 … Lg7
const odd = [1.531383769920937332e-1, 2.222219843214978396e-1, 3.999999999940941908e-1];
const even = [1.479819860511658591e-1, 1.818357216161805012e-1, 2.857142874366239149e-1, 6.666666666666735130e-1];

/** ln x: x = 2ᵏ(1 + f) with √½ ≤ 1 + f < √2, and the series of ln in f / (2 + f); -∞ at 0, NaN below. */
export function log<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const subnormal = s.less(x, c(2 ** -1022));
  const normal = s.select(subnormal, s.mul(x, c(2 ** 54)), x);
  const significand = s.significand(normal);
  const upper = s.less(c(Math.SQRT2), significand);
  const exponent = s.add(s.exponent(normal), s.indicator(upper));
  const k = s.select(subnormal, s.sub(exponent, c(54)), exponent);
  const f = s.sub(s.select(upper, s.mul(significand, c(0.5)), significand), c(1));
  const t = s.div(f, s.add(c(2), f));
  const z = s.mul(t, t);
  const w = s.mul(z, z);
  const r = s.add(s.mul(w, polynomial(s, w, odd)), s.mul(z, polynomial(s, w, even)));
  const half = s.mul(c(0.5), s.mul(f, f));
  const inner = s.sub(half, s.add(s.mul(t, s.add(half, r)), s.mul(k, c(ln2.low))));
  const y = s.sub(s.mul(k, c(ln2.high)), s.sub(inner, f));
  const positive = s.select(s.less(x, c(Infinity)), s.select(s.less(x, c(0)), c(NaN), y), x);
  return s.select(s.equal(x, c(0)), c(-Infinity), positive);
}

/** ln(1 + x): ln of the rounded sum, corrected for what rounding it lost; keeps -0. */
export function log1p<V, M>(s: Primitives<V, M>, x: V): V {
  const one = s.constant(1);
  const u = s.add(one, x);
  const lost = s.select(s.less(x, one), s.sub(x, s.sub(u, one)), s.sub(one, s.sub(u, x)));
  const correctable = s.and(s.less(s.constant(0), u), s.less(u, s.constant(Infinity)));
  const y = s.add(log(s, u), s.select(correctable, s.div(lost, u), s.constant(0)));
  return s.select(s.equal(u, one), x, y);
}

/** ln(1 + eˣ), without overflow. */
export function softplus<V, M>(s: Primitives<V, M>, x: V): V {
  return s.add(s.max(x, s.constant(0)), log1p(s, exp(s, s.neg(s.abs(x)))));
}
