import type { Primitives } from '../scalar.ts';
import { polynomial } from './polynomial.ts';

// fdlibm s_atan: aT10, aT8 … aT0 and aT9, aT7 … aT1
const even = [
  1.62858201153657823623e-2, 4.97687799461593236017e-2, 6.66107313738753120669e-2, 9.09088713343650656196e-2, 1.42857142725034663711e-1,
  3.33333333333329318027e-1,
];
const odd = [
  -3.6531572744216915527e-2, -5.83357013379057348645e-2, -7.69187620504482999495e-2, -1.1111110405462355788e-1, -1.99999999998764832476e-1,
];
// x is compared with 0, ½, 1, 3/2 or ∞: t = (scale x - shift)/(base + slope x), and the arctangent of that number is added
const bounds = [7 / 16, 11 / 16, 19 / 16, 39 / 16];
const scales = [1, 2, 1, 1, 0];
const shifts = [0, 1, 1, 1.5, 1];
const bases = [1, 2, 1, 1, 0];
const slopes = [0, 1, 1, 1.5, 1];
const highs = [0, 4.63647609000806093515e-1, Math.PI / 4, 9.82793723247329054082e-1, Math.PI / 2];
const lows = [0, 2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17];

/** arctan a for a ≥ 0. */
function positive<V, M>(s: Primitives<V, M>, a: V): V {
  const c = s.constant;
  // beyond 2^66 the result is π/2 to the last bit, and products stay finite
  const x = s.min(a, c(2 ** 66));
  const region = bounds.map((bound) => s.indicator(s.lessEqual(c(bound), x))).reduce((sum, one) => s.add(sum, one));
  const at = (table: readonly number[]): V => s.lookup(table, region);
  const t = s.div(s.sub(s.mul(at(scales), x), at(shifts)), s.add(at(bases), s.mul(at(slopes), x)));
  const z = s.mul(t, t);
  const w = s.mul(z, z);
  const series = s.add(s.mul(z, polynomial(s, w, even)), s.mul(w, polynomial(s, w, odd)));
  return s.sub(at(highs), s.sub(s.sub(s.mul(t, series), at(lows)), t));
}

/** arctan x; keeps -0. */
export function atan<V, M>(s: Primitives<V, M>, x: V): V {
  return s.copySign(positive(s, s.abs(x)), x);
}

const piLow = 1.2246467991473531772e-16;

/** The angle of (x, y) from the axis of x, in [-π, π], with the signed zeros and infinities of C99. */
export function atan2<V, M>(s: Primitives<V, M>, y: V, x: V): V {
  const c = s.constant;
  const [up, along] = [s.abs(y), s.abs(x)];
  const undecided = s.and(s.equal(up, along), s.or(s.equal(up, c(0)), s.equal(up, c(Infinity))));
  const ratio = s.select(undecided, s.indicator(s.less(c(0), up)), s.div(up, along));
  const angle = positive(s, ratio);
  // straight up and down both sides meet in π/2
  const left = s.and(s.less(s.copySign(c(1), x), c(0)), s.lessEqual(ratio, c(2 ** 60)));
  return s.copySign(s.select(left, s.sub(c(Math.PI), s.sub(angle, c(piLow))), angle), y);
}
