import type { Primitives } from '../scalar.ts';

/** a and b over a power of two that brings the larger to [½, 4), somewhat less if it is subnormal. Infinite ones become ±1, what is beside them ±0. */
function scaled<V, M>(s: Primitives<V, M>, a: V, b: V): { x: V; y: V; scale: V; squares: V } {
  const c = s.constant;
  const [p, q] = [s.abs(a), s.abs(b)];
  const larger = s.select(s.less(p, q), q, p);
  const infinite = s.equal(larger, c(Infinity));
  const power = s.powerOfTwo(s.neg(s.min(s.exponent(larger), c(1022))));
  const part = (v: V, size: V): V => s.select(infinite, s.copySign(s.indicator(s.equal(size, larger)), v), s.mul(v, power));
  const [x, y] = [part(a, p), part(b, q)];
  return { x, y, scale: s.select(infinite, c(0), power), squares: s.add(s.mul(x, x), s.mul(y, y)) };
}

/** Where a and b are both 0: there is no direction, and slopes are 0. */
function nothing<V, M>(s: Primitives<V, M>, a: V, b: V): M {
  return s.and(s.equal(a, s.constant(0)), s.equal(b, s.constant(0)));
}

/** √(a² + b²), without overflow or underflow on the way; ∞ where either is infinite, also beside NaN. */
export function hypot<V, M>(s: Primitives<V, M>, a: V, b: V): V {
  const infinity = s.constant(Infinity);
  const { scale, squares } = scaled(s, a, b);
  return s.select(s.or(s.equal(s.abs(a), infinity), s.equal(s.abs(b), infinity)), infinity, s.div(s.sqrt(squares), scale));
}

/** a / √(a² + b²), the cosine of the angle of (a, b); 0 where both are 0. */
export function cosineOf<V, M>(s: Primitives<V, M>, a: V, b: V): V {
  const { x, squares } = scaled(s, a, b);
  return s.select(nothing(s, a, b), s.constant(0), s.div(x, s.sqrt(squares)));
}

/** a / (a² + b²), the real part of 1 / (a + ib); 0 where both are 0. */
export function overSquare<V, M>(s: Primitives<V, M>, a: V, b: V): V {
  const { x, scale, squares } = scaled(s, a, b);
  return s.select(nothing(s, a, b), s.constant(0), s.mul(s.div(x, squares), scale));
}

/** (b² - a²) / (a² + b²)², minus the real part of 1 / (a + ib)²; 0 where both are 0. */
export function overSquareSlope<V, M>(s: Primitives<V, M>, a: V, b: V): V {
  const { x, y, scale, squares } = scaled(s, a, b);
  const size = (v: V): V => s.abs(v);
  const difference = s.mul(s.sub(size(y), size(x)), s.add(size(y), size(x)));
  return s.select(nothing(s, a, b), s.constant(0), s.mul(s.mul(s.div(s.div(difference, squares), squares), scale), scale));
}
