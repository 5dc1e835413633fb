import type { Primitives } from '../scalar.ts';
import type { Double } from './double-double.ts';
import { polynomial } from './polynomial.ts';
import { reduceAngle } from './reduction.ts';

// fdlibm k_sin and k_cos: S6 … S2, S1; C6 … C1
const sine = [
  1.58969099521155010221e-10, -2.50507602534068634195e-8, 2.75573137070700676789e-6, -1.98412698298579493134e-4, 8.33333333332248946124e-3,
];
const firstSine = -1.66666666666666324348e-1;
const cosine = [
  -1.13596475577881948265e-11, 2.0875723212981748279e-9, -2.75573143513906633035e-7, 2.48015872894767294178e-5, -1.38888888888741095749e-3,
  4.16666666666666019037e-2,
];

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

/** Whether a whole number is odd, and its half rounded down. */
export function halve<V, M>(s: Primitives<V, M>, n: V): { isOdd: M; half: V } {
  const half = s.floor(s.mul(n, s.constant(0.5)));
  return { isOdd: s.notEqual(n, s.add(half, half)), half };
}

/** sin of a reduced angle, `quarter` quarter turns on. */
export function turned<V, M>(s: Primitives<V, M>, remainder: Double<V>, quarter: V): V {
  const { isOdd, half } = halve(s, quarter);
  const value = s.select(isOdd, cosineNear(s, remainder), sineNear(s, remainder));
  return s.select(halve(s, half).isOdd, s.neg(value), value);
}

/** sin x, x in radians; keeps -0, NaN at ±∞. */
export function sin<V, M>(s: Primitives<V, M>, x: V): V {
  const { remainder, quarter } = reduceAngle(s, s.abs(x));
  return s.mul(turned(s, remainder, quarter), s.copySign(s.constant(1), x));
}

/** cos x, x in radians; NaN at ±∞. */
export function cos<V, M>(s: Primitives<V, M>, x: V): V {
  const { remainder, quarter } = reduceAngle(s, s.abs(x));
  return turned(s, remainder, s.add(quarter, s.constant(1)));
}
