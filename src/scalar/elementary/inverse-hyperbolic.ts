import type { Primitives } from '../scalar.ts';
import { quickTwoSum, twoProduct, twoSum, type Double } from './double-double.ts';
import { logOnePlusParts } from './logarithm.ts';

/** From here on ln(1 + a) is ln a to the last bit, and the inverse functions are ln 2a. */
const large = 2 ** 60;

/** √(high + low), as a root and what it lacks. */
function rootOf<V, M>(s: Primitives<V, M>, { high, low }: Double<V>): Double<V> {
  const root = s.sqrt(high);
  const square = twoProduct(s, root, root);
  const lacking = s.add(s.sub(s.sub(high, square.high), square.low), low);
  // where the root is 0 nothing is lacking
  return { high: root, low: s.div(lacking, s.max(s.mul(s.constant(2), root), s.constant(2 ** -500))) };
}

/** ln(1 + base + root), or ln(2 base) where that is large. */
function logOfSum<V, M>(s: Primitives<V, M>, base: V, root: Double<V>): V {
  const c = s.constant;
  const beyond = s.lessEqual(c(large), base);
  const sum = twoSum(s, base, root.high);
  const { high, low } = quickTwoSum(s, sum.high, s.add(sum.low, root.low));
  return logOnePlusParts(s, { high: s.select(beyond, base, high), low: s.select(beyond, c(0), low) }, s.indicator(beyond));
}

/** ln(x + √(x² + 1)); keeps -0. */
export function asinh<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const near = s.min(a, c(large));
  const square = twoProduct(s, near, near);
  const sum = twoSum(s, c(1), square.high);
  const root = rootOf(s, { high: sum.high, low: s.add(sum.low, square.low) });
  // x² / 2 is what the root of 1 + x² lacks where x is small
  return s.copySign(logOfSum(s, a, { high: s.sub(root.high, c(1)), low: root.low }), x);
}

/** ln(x + √(x² - 1)), with the digits next to 1; NaN below 1. */
export function acosh<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const t = s.select(s.less(x, c(1)), c(NaN), s.sub(x, c(1)));
  const near = s.min(t, c(large));
  const square = twoProduct(s, near, near);
  const sum = twoSum(s, s.mul(c(2), near), square.high);
  return logOfSum(s, t, rootOf(s, { high: sum.high, low: s.add(sum.low, square.low) }));
}

/** ½ ln((1 + x)/(1 - x)); keeps -0, ±∞ at ±1, NaN beyond. */
export function atanh<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const twice = s.mul(c(2), a);
  const high = s.sub(c(1), a);
  const low = s.sub(s.sub(c(1), high), a);
  const quotient = s.div(twice, high);
  const product = twoProduct(s, quotient, high);
  const lost = s.div(s.sub(s.sub(s.sub(twice, product.high), product.low), s.mul(quotient, low)), high);
  return s.copySign(s.mul(c(0.5), logOnePlusParts(s, { high: quotient, low: lost }, c(0))), x);
}
