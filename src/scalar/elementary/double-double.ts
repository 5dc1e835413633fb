import type { Primitives } from '../scalar.ts';

/** An unevaluated sum high + low with |low| ≤ ½ ulp of high: about 106 bits (Dekker 1971). */
export interface Double<V> {
  readonly high: V;
  readonly low: V;
}

/** a + b exactly (Knuth). */
export function twoSum<V, M>(s: Primitives<V, M>, a: V, b: V): Double<V> {
  const high = s.add(a, b);
  const part = s.sub(high, a);
  return { high, low: s.add(s.sub(a, s.sub(high, part)), s.sub(b, part)) };
}

/** a + b exactly where |a| ≥ |b| (Dekker). */
export function quickTwoSum<V, M>(s: Primitives<V, M>, a: V, b: V): Double<V> {
  const high = s.add(a, b);
  return { high, low: s.sub(b, s.sub(high, a)) };
}

/** The first 26 bits of a number below 2^996, rounded (Veltkamp). */
export function high26<V, M>(s: Primitives<V, M>, a: V): V {
  const c = s.mul(s.constant(2 ** 27 + 1), a);
  return s.sub(c, s.sub(c, a));
}

/** A number below 2^996 as two of 26 bits. */
export function split<V, M>(s: Primitives<V, M>, a: V): Double<V> {
  const high = high26(s, a);
  return { high, low: s.sub(a, high) };
}

/** a · b exactly, where no partial product leaves the range of doubles (Dekker). */
export function twoProduct<V, M>(s: Primitives<V, M>, a: V, b: V): Double<V> {
  const high = s.mul(a, b);
  const [x, y] = [split(s, a), split(s, b)];
  const cross = s.add(s.add(s.sub(s.mul(x.high, y.high), high), s.mul(x.high, y.low)), s.mul(x.low, y.high));
  return { high, low: s.add(cross, s.mul(x.low, y.low)) };
}
