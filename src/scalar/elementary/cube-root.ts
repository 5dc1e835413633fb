import type { Primitives } from '../scalar.ts';
import { high26 } from './double-double.ts';
import { polynomial } from './polynomial.ts';

/** The cube root of m in [1, 2) within 2⁻¹³, by least squares at Chebyshev points. */
const start = [0.0224717, -0.160127, 0.582979, 0.554768];
/** Of 1, 2 and 4. */
const roots = [1, 1.2599210498948732, 1.5874010519681994];

/** ∛x, also of negative and subnormal numbers; keeps -0. */
export function cbrt<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const subnormal = s.less(a, c(2 ** -1022));
  const lifted = s.select(subnormal, s.mul(a, c(2 ** 54)), a);
  const exponent = s.exponent(lifted);
  const third = s.floor(s.mul(s.add(exponent, c(0.5)), c(1 / 3)));
  const over = s.sub(exponent, s.mul(c(3), third));
  const significand = s.significand(lifted);
  const m = s.mul(significand, s.powerOfTwo(over));
  // Halley's step triples the digits: once roughly, once from 26 bits, whose square is exact
  const t = s.mul(polynomial(s, significand, start), s.lookup(roots, over));
  const cube = s.mul(s.mul(t, t), t);
  const head = high26(s, s.mul(t, s.div(s.add(cube, s.add(m, m)), s.add(s.add(cube, cube), m))));
  const quotient = s.div(m, s.mul(head, head));
  const lacking = s.div(s.sub(quotient, head), s.add(s.add(head, head), quotient));
  const root = s.mul(s.add(head, s.mul(head, lacking)), s.powerOfTwo(s.select(subnormal, s.sub(third, c(18)), third)));
  const ordinary = s.and(s.less(c(0), a), s.less(a, c(Infinity)));
  return s.select(ordinary, s.copySign(root, x), x);
}
