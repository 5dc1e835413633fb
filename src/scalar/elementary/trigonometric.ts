import type { Primitives } from '../scalar.ts';
import type { Double } from './double-double.ts';
import { polynomial } from './polynomial.ts';
import { reduceAngle } from './reduction.ts';

// fdlibm k_sin and k_cos: S6 … S2, S1; C6 … C1
const sine = [1.58969099521155010221e-10, -2.50507602534068634195e-8, 2.75573137070700676789e-6, -1.98412698298579493134e-4, 8.33333333332248946124e-3];
const firstSine = -1.66666666666666324348e-1;
const cosine = [-1.13596475577881948265e-11, 2.08757232129817482790e-9, -2.75573143513906633035e-7, 2.48015872894767294178e-5, -1.38888888888741095749e-3, 4.16666666666666019037e-2];

/** sin(x + y) for |x| ≤ π/4 and a tiny y. */
function sineNear<V, M>(s: Primitives<V, M>, { high: x, low: y }: Double<V>): V {
  const z = s.mul(x, x);
  const v = s.mul(z, x);
  const r = polynomial(s, z, sine);
  const inner = s.sub(s.mul(z, s.sub(s.mul(s.constant(0.5), y), s.mul(v, r))), y);
  return s.sub(x, s.sub(inner, s.mul(v, s.constant(firstSine))));
}

/** cos(x + y) for |x| ≤ π/4 and a tiny y. */
function cosineNear<V, M>(s: Primitives<V, M>, { high: x, low: y }: Double<V>): V {
  const z = s.mul(x, x);
  const half = s.mul(s.constant(0.5), z);
  const r = s.mul(z, polynomial(s, z, cosine));
  const w = s.sub(s.constant(1), half);
  return s.add(w, s.add(s.sub(s.sub(s.constant(1), w), half), s.sub(s.mul(z, r), s.mul(x, y))));
}

/** sin of an angle of 0 or more, `shift` quarter turns on. */
function turned<V, M>(s: Primitives<V, M>, a: V, shift: 0 | 1): V {
  const { remainder, quarter } = reduceAngle(s, s.select(s.less(a, s.constant(Infinity)), a, s.constant(0)));
  const q = s.add(quarter, s.constant(shift));
  const isOdd = s.or(s.equal(q, s.constant(1)), s.equal(q, s.constant(3)));
  const value = s.select(isOdd, cosineNear(s, remainder), sineNear(s, remainder));
  const lower = s.or(s.equal(q, s.constant(2)), s.equal(q, s.constant(3)));
  return s.select(s.less(a, s.constant(Infinity)), s.select(lower, s.neg(value), value), s.constant(NaN));
}

/** sin x, x in radians; keeps -0, NaN at ±∞. */
export function sin<V, M>(s: Primitives<V, M>, x: V): V {
  const value = turned(s, s.abs(x), 0);
  const signed = s.select(s.less(x, s.constant(0)), s.neg(value), value);
  return s.select(s.equal(x, s.constant(0)), x, signed);
}

/** cos x, x in radians; NaN at ±∞. */
export function cos<V, M>(s: Primitives<V, M>, x: V): V {
  return turned(s, s.abs(x), 1);
}
