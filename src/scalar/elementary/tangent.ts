import type { Primitives } from '../scalar.ts';
import { high26, type Double } from './double-double.ts';
import { polynomial } from './polynomial.ts';
import { reduceAngle } from './reduction.ts';
import { halve } from './trigonometric.ts';

// fdlibm k_tan: T11, T9 … T1 and T12, T10 … T2, then T0
const odd = [
  -1.85586374855275456654e-5, 7.817944429395570923e-5, 5.88041240820264096874e-4, 3.59207910759131235356e-3, 2.18694882948595424599e-2,
  1.33333333333201242699e-1,
];
const even = [
  2.59073051863633712884e-5, 7.14072491382608190305e-5, 2.46463134818469906812e-4, 1.45620945432529025516e-3, 8.86323982359930005737e-3,
  5.39682539762260521377e-2,
];
const first = 3.33333333333334091986e-1;
/** π/4 as a double and the rest. */
const quarterPi = { high: Math.PI / 4, low: 3.06161699786838301793e-17 } as const;

/** tan(x + y) for |x| ≤ π/4 and a tiny y, or -1 over it. */
function tangentNear<V, M>(s: Primitives<V, M>, { high, low }: Double<V>, inverted: M): V {
  const c = s.constant;
  // beyond 0.67434 by tan(π/4 - t) = (1 - tan t)/(1 + tan t)
  const far = s.lessEqual(c(0.67434), s.abs(high));
  const away = s.add(s.sub(c(quarterPi.high), s.abs(high)), s.sub(c(quarterPi.low), s.mul(low, s.copySign(c(1), high))));
  const x = s.select(far, away, high);
  const y = s.select(far, c(0), low);
  const z = s.mul(x, x);
  const w = s.mul(z, z);
  const cube = s.mul(z, x);
  const series = s.add(polynomial(s, w, odd), s.mul(z, polynomial(s, w, even)));
  const rest = s.add(s.add(y, s.mul(z, s.add(s.mul(cube, series), y))), s.mul(c(first), cube));
  const sum = s.add(x, rest);
  const unit = s.select(inverted, c(-1), c(1));
  // one division serves both
  const quotient = s.div(s.select(far, s.mul(sum, sum), c(-1)), s.select(far, s.add(sum, unit), sum));
  const turned = s.sub(unit, s.mul(c(2), s.sub(x, s.sub(quotient, rest))));
  const tHigh = high26(s, quotient);
  const sumHigh = high26(s, sum);
  const lost = s.add(s.add(c(1), s.mul(tHigh, sumHigh)), s.mul(tHigh, s.sub(rest, s.sub(sumHigh, x))));
  const inverse = s.add(tHigh, s.mul(quotient, lost));
  return s.select(far, s.mul(turned, s.copySign(c(1), high)), s.select(inverted, inverse, sum));
}

/** tan x, x in radians; keeps -0, NaN at ±∞. */
export function tan<V, M>(s: Primitives<V, M>, x: V): V {
  const { remainder, quarter } = reduceAngle(s, s.abs(x));
  return s.mul(tangentNear(s, remainder, halve(s, quarter).isOdd), s.copySign(s.constant(1), x));
}
