import type { Primitives } from '../scalar.ts';
import { onDomain } from './logarithm.ts';
import { log2Of } from './power.ts';

/** log10 2 as 26 bits and the rest. */
const log10Of2 = { high: 0.3010299950838089, low: 5.801722962879576e-10 } as const;

/** log2 x, exact at powers of two; -∞ at 0, NaN below. */
export function log2<V, M>(s: Primitives<V, M>, x: V): V {
  const { high, low } = log2Of(s, x);
  return onDomain(s, x, s.add(high, low));
}

/** log10 x, as log2 x times log10 2 with some 65 bits, so exact at powers of ten; -∞ at 0, NaN below. */
export function log10<V, M>(s: Primitives<V, M>, x: V): V {
  const { high, low } = log2Of(s, x);
  const small = s.add(s.mul(high, s.constant(log10Of2.low)), s.mul(low, s.constant(log10Of2.high + log10Of2.low)));
  return onDomain(s, x, s.add(s.mul(high, s.constant(log10Of2.high)), small));
}
