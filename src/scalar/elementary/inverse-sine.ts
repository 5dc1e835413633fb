import type { Primitives } from '../scalar.ts';
import { high26 } from './double-double.ts';
import { polynomial } from './polynomial.ts';

// fdlibm e_asin: (arcsin x - x)/x as P/Q of x², for |x| ≤ ½; pS5 … pS0 (the last product is with x²) and qS4 … qS1
const p = [
  3.4793310759602116757e-5, 7.91534994289814532176e-4, -4.00555345006794114027e-2, 2.01212532134862925881e-1, -3.25565818622400915405e-1,
  1.66666666666666657415e-1,
];
const q = [7.70381505559019352791e-2, -6.8828397160545329303e-1, 2.02094576023350569471, -2.40339491173441421878, 1];
/** π/2 as a double and the rest. */
const halfPi = { high: Math.PI / 2, low: 6.12323399573676603587e-17 } as const;

interface Parts<V, M> {
  readonly a: V;
  readonly small: M;
  /** arcsin t - t over t, where t is x if small and √½(1 - |x|) beyond. */
  readonly ratio: V;
  /** That root, its first 26 bits, and what these lack. */
  readonly root: V;
  readonly head: V;
  readonly rest: V;
}

/** arcsin |x| = π/2 - 2 arcsin √½(1 - |x|) brings everything to |x| ≤ ½. */
function parts<V, M>(s: Primitives<V, M>, x: V): Parts<V, M> {
  const c = s.constant;
  const a = s.abs(x);
  const small = s.less(a, c(0.5));
  const half = s.mul(c(0.5), s.sub(c(1), a));
  const z = s.select(small, s.mul(x, x), half);
  const ratio = s.div(s.mul(z, polynomial(s, z, p)), polynomial(s, z, q));
  const root = s.sqrt(half);
  const head = high26(s, root);
  // at |x| = 1 everything but this divisor is 0
  const rest = s.div(s.sub(half, s.mul(head, head)), s.max(s.add(root, head), c(2 ** -100)));
  return { a, small, ratio, root, head, rest };
}

/** arcsin x; keeps -0, NaN beyond ±1. */
export function asin<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const { a, small, ratio, root, head, rest } = parts(s, x);
  const twice = s.mul(c(2), head);
  const low = s.sub(s.mul(s.mul(c(2), root), ratio), s.sub(c(halfPi.low), s.mul(c(2), rest)));
  const large = s.sub(c(halfPi.high / 2), s.sub(low, s.sub(c(halfPi.high / 2), twice)));
  return s.copySign(s.select(small, s.add(a, s.mul(a, ratio)), large), x);
}

/** arccos x, with the digits next to x = 1; NaN beyond ±1. */
export function acos<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const { small, ratio, root, head, rest } = parts(s, x);
  const middle = s.sub(c(halfPi.high), s.sub(x, s.sub(c(halfPi.low), s.mul(x, ratio))));
  const right = s.mul(c(2), s.add(head, s.add(s.mul(ratio, root), rest)));
  const left = s.mul(c(2), s.sub(c(halfPi.high), s.add(root, s.sub(s.mul(ratio, root), c(halfPi.low)))));
  return s.select(small, middle, s.select(s.less(x, c(0)), left, right));
}
