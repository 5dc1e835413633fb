import type { Primitives } from '../scalar.ts';
import { twoProduct } from './double-double.ts';

/** Each step takes 53 bits off the quotient. */
const steps = 3;
const mostOfQuotient = 2 ** 150;

/** a - b ⌊a/b⌋, exact but for the last sum where the signs differ; the sign is that of b, also of zero. NaN where |a/b| > 2¹⁵⁰. */
export function mod<V, M>(s: Primitives<V, M>, a: V, b: V): V {
  const c = s.constant;
  const [p, q] = [s.abs(a), s.abs(b)];
  // with b next to 1 no product leaves the range
  const scale = s.powerOfTwo(s.neg(s.min(s.exponent(q), c(1022))));
  const divisor = s.mul(q, scale);
  let rest = s.mul(p, scale);
  for (let i = 0; i < steps; i++) {
    const quotient = s.div(rest, divisor);
    const bounded = i === 0 ? s.select(s.lessEqual(quotient, c(mostOfQuotient)), quotient, c(NaN)) : quotient;
    // the nearest whole number: what is left is a double (Sterbenz), of either sign
    const product = twoProduct(s, s.floor(s.add(bounded, c(0.5))), divisor);
    rest = s.sub(s.sub(rest, product.high), product.low);
  }
  const positive = s.select(s.less(rest, c(0)), s.add(rest, divisor), rest);
  const remainder = s.select(s.less(p, q), p, s.div(positive, scale));
  const opposite = s.less(s.mul(s.copySign(c(1), a), s.copySign(c(1), b)), c(0));
  return s.copySign(s.select(s.and(opposite, s.less(c(0), remainder)), s.sub(q, remainder), remainder), b);
}
