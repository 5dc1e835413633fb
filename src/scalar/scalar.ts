/**
 * The scalar algebra: an elementwise op is one expression over it, and whatever computes a `V` can read that expression.
 * V is a number (JavaScript's reading), a recorded expression (what kernels are emitted from), …; M is a truth value.
 * Every operation here is exact IEEE arithmetic on float64 or is built from such, so all readings give the same bits.
 */
export interface Scalar<V, M> extends Primitives<V, M>, Elementary<V> {}

/** What a reading has to provide. */
export interface Primitives<V, M> {
  constant(x: number): V;
  add(a: V, b: V): V;
  sub(a: V, b: V): V;
  mul(a: V, b: V): V;
  div(a: V, b: V): V;
  neg(a: V): V;
  abs(a: V): V;
  sqrt(a: V): V;
  floor(a: V): V;
  /** b < a ? b : a (so a NaN in `a` stays and one in `b` is dropped). */
  min(a: V, b: V): V;
  /** a < b ? b : a (so a NaN in `a` stays and one in `b` is dropped). */
  max(a: V, b: V): V;
  /** |magnitude| with the sign bit of `sign`. */
  copySign(magnitude: V, sign: V): V;

  less(a: V, b: V): M;
  lessEqual(a: V, b: V): M;
  equal(a: V, b: V): M;
  /** True for NaN, as IEEE says. */
  notEqual(a: V, b: V): M;
  and(a: M, b: M): M;
  or(a: M, b: M): M;
  not(a: M): M;
  /** The chosen branch bit for bit; the other one, even NaN, leaves no trace. */
  select(when: M, then: V, otherwise: V): V;
  /** 1 or 0. */
  indicator(when: M): V;

  /** 2^k for an integer k in [-1022, 1023]. */
  powerOfTwo(k: V): V;
  /** The unbiased exponent field of a normal number: floor(log2 |x|). */
  exponent(x: V): V;
  /** A normal number's significand in [1, 2), without its sign. */
  significand(x: V): V;
  /** Bitwise exclusive or of two integers in [0, 2^32). */
  xor(a: V, b: V): V;
  /** Entry i of a fixed table, for an integer i within it. */
  lookup(table: readonly number[], i: V): V;
}

/** Functions built from the primitives, once for all readings. */
export interface Elementary<V> {
  exp(x: V): V;
  expm1(x: V): V;
  log(x: V): V;
  log2(x: V): V;
  log10(x: V): V;
  log1p(x: V): V;
  sin(x: V): V;
  cos(x: V): V;
  tanh(x: V): V;
  sigmoid(x: V): V;
  /** log(1 + e^x), without overflow. */
  softplus(x: V): V;
  pow(x: V, y: V): V;
}

/** A scalar expression in any number of variables. */
export type ScalarFunction = <V, M>(s: Scalar<V, M>, ...x: V[]) => V;
