import type { Primitives } from '../scalar.ts';
import { twoProduct, twoSum } from './double-double.ts';
import { log, logParts } from './logarithm.ts';
import { polynomial } from './polynomial.ts';

// ln Γ(1 + u) / (u (u - 1)) and ψ(1 + u) / (u + 1 - root) for 0 ≤ u < 1, of u - ½; Chebyshev interpolation with 50 digits
const logNear = [
  -7.760660152513446e-6, 1.2140008083973407e-5, -8.355075869795273e-6, 1.3186019073996835e-5, -2.7201673025504752e-5, 4.30276814976503e-5,
  -6.614136022346414e-5, 0.00010535512483785591, -0.0001689178215524898, 0.00027131373861446925, -0.00043799307479613914,
  0.000711519067515296, -0.0011644145847310124, 0.0019229163127905161, -0.0032120740737152814, 0.005446457839126065, -0.009425622448525798,
  0.01679709863127416, -0.031308487501010646, 0.06291140107456439, -0.14595989591430608, 0.4831289505409809,
];
const psiNear = [
  -8.153978973309418e-5, 0.00012230983055406747, -6.11554261750751e-5, 9.173383289174792e-5, -0.0002178682145501451, 0.0003268068044141764,
  -0.0004599625144612576, 0.0006899717801166841, -0.001042261556504223, 0.0015635679757533885, -0.002344650082351321, 0.0035180800751066694,
  -0.00528001782089874, 0.007927024067961237, -0.011908215172584002, 0.017907248195969127, -0.02697579684427536, 0.04076083394462657,
  -0.06192213327165706, 0.09498872445283, -0.14840492305391761, 0.24054248424078736, -0.42362742128146047, 0.9510558760318328,
];
/** The zero of ψ, less 1, in two parts. */
const root = { high: 0.46163214496836236, low: -1.5522348162858677e-17 } as const;
// x (ln Γ(x) - (x - ½)(ln x - 1) - ½ ln 2π + ½) and x² (ln x - 1/(2x) - ψ(x)) for x ≥ 8, of 1/x²; from Chebyshev interpolation too
const logFar = [
  -0.020855820837463117, 0.0062081367662297935, -0.001914965912162907, 0.0008417325268022405, -0.0005952380234291254, 0.0007936507935117282,
  -0.0027777777777776747, 0.08333333333333333,
];
const psiFar = [
  1.7723438848038762, -0.4103919397123186, 0.08284662584146768, -0.021088476563015532, 0.007575734736252119, -0.0041666665982644955,
  0.003968253968150779, -0.008333333333333273, 0.08333333333333333,
];

// (1/d - π cot πd) / d and ln(πd / sin πd) / d² for |d| ≤ ½, of d²: near to 2 Σ ζ(2k) d²ᵏ⁻² and Σ ζ(2k)/k d²ᵏ⁻²; Chebyshev interpolation too
const cotangentRest = [
  16.010441555350102, -14.00913635189951, 11.319882534156065, -1.3837148002891513, 2.8304597027964618, 1.8569869062340112,
  2.0175482780709193, 1.9984989923885619, 2.000216397061563, 2.0004882445092558, 2.0019892571205644, 2.008154710650887, 2.0346861239837795,
  2.1646464674222266, 3.289868133696453,
];
const sineRest = [
  0.43525635280044195, -0.29714521799212623, 0.2802345919164145, 0.02667155327746384, 0.11400600019307909, 0.10900281804672847,
  0.1252232334948086, 0.1428498230133181, 0.16670846874040252, 0.20019889012061792, 0.2510193395195694, 0.33911435399019996,
  0.541161616855587, 1.6449340668482264,
];

/** ½ ln 2π - ½. */
const offset = 0.4189385332046727;

/** Γ(8), …, Γ(23), all of them exact. */
const wholes = [
  5040, 40320, 362880, 3628800, 39916800, 479001600, 6227020800, 87178291200, 1307674368000, 20922789888000, 355687428096000,
  6402373705728000, 121645100408832000, 2432902008176640000, 51090942171709440000, 1124000727777607680000,
];

interface Shifted<V, M> {
  /** Γ(a) = Π y · Γ(1 + u) and ψ(a) = Σ 1/y + ψ(1 + u) over the steps taken for 1 ≤ a < 8, with 0 ≤ u < 1; below 1, u is a. */
  readonly u: V;
  readonly steps: readonly { readonly taken: M; readonly y: V }[];
  readonly below: M;
  readonly far: M;
}

function shifted<V, M>(s: Primitives<V, M>, a: V): Shifted<V, M> {
  const c = s.constant;
  let y = s.min(a, c(8));
  const steps = Array.from({ length: 6 }, () => {
    const taken = s.lessEqual(c(2), y);
    y = s.select(taken, s.sub(y, c(1)), y);
    return { taken, y };
  });
  const below = s.less(y, c(1));
  return { u: s.select(below, y, s.sub(y, c(1))), steps, below, far: s.lessEqual(c(8), a) };
}

/** a = nearest + distance for a ≥ 0 and its nearest whole number, exactly. */
export function nearestWhole<V, M>(s: Primitives<V, M>, a: V): { nearest: V; distance: V } {
  const c = s.constant;
  const beyond = s.sub(a, s.floor(a));
  const distance = s.select(s.less(c(0.5), beyond), s.sub(beyond, c(1)), beyond);
  return { nearest: s.sub(a, distance), distance };
}

/** ln Γ(a) - (a - ½)(ln a - 1) - ½ ln 2π + ½ for a ≥ 8. */
function stirlingRest<V, M>(s: Primitives<V, M>, a: V): V {
  const z = s.div(s.constant(1), s.max(a, s.constant(8)));
  return s.mul(z, polynomial(s, s.mul(z, z), logFar));
}

/** ln Γ(a) - ln Γ(n) for a ≥ 8 and its nearest whole number n, within some ulp of a - n: ln(a / n) = 2 artanh((a - n) / (a + n)). */
function sinceWhole<V, M>(s: Primitives<V, M>, a: V, n: V, distance: V, logarithm: V): V {
  const c = s.constant;
  const t = s.div(distance, s.add(a, n));
  const ratio = s.mul(t, polynomial(s, s.mul(t, t), [2 / 9, 2 / 7, 2 / 5, 2 / 3, 2]));
  const main = s.add(s.mul(s.sub(n, c(0.5)), ratio), s.mul(distance, s.sub(logarithm, c(1))));
  return s.add(main, s.sub(stirlingRest(s, a), stirlingRest(s, n)));
}

/** ln |Γ(x)|, to 8 ulp or, next to its negative zeros, 1e-15; ∞ at the poles and at ±∞. */
export function lgamma<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const { u, steps, below, far } = shifted(s, a);
  const product = steps.reduce((p, { taken, y }) => s.select(taken, s.mul(p, y), p), c(1));
  const core = s.mul(s.mul(u, s.sub(u, c(1))), polynomial(s, s.sub(u, c(0.5)), logNear));
  const logarithm = log(s, s.select(s.or(below, far), a, product));
  const stirling = s.add(s.mul(s.sub(a, c(0.5)), s.sub(logarithm, c(1))), s.add(c(offset), stirlingRest(s, a)));
  const positive = s.select(far, stirling, s.select(below, s.sub(core, logarithm), s.add(core, logarithm)));
  // ln |Γ(-a)| = ln(πd / sin πd) - ln(|d| a Γ(a)), d from the nearest whole n; next to a pole a Γ(n) is known exactly, and little is left
  const { nearest: n, distance: d } = nearestWhole(s, a);
  const known = s.and(far, s.lessEqual(n, c(23)));
  const whole = s.lookup(wholes, s.sub(s.max(c(8), s.min(c(23), n)), c(8)));
  const share = s.select(known, whole, s.select(far, c(1), product));
  const rest = s.select(known, sinceWhole(s, a, n, d, logarithm), s.select(far, stirling, core));
  const factor = s.mul(s.abs(d), s.select(below, c(1), s.mul(a, share)));
  const d2 = s.mul(d, d);
  const negative = s.sub(s.mul(d2, polynomial(s, d2, sineRest)), s.add(log(s, factor), rest));
  return s.select(s.less(x, c(0)), s.select(s.equal(a, s.floor(a)), c(Infinity), negative), positive);
}

/** ψ(x) = d/dx ln Γ(x), to 8 ulp or, next to its negative zeros, 1e-15; ∓∞ at ±0, NaN at the other poles and at -∞. */
export function digamma<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const { u, steps, below, far } = shifted(s, a);
  const sum = steps.reduce((p, { taken, y }) => s.select(taken, s.add(p, s.div(c(1), y)), p), c(0));
  const core = s.mul(s.sub(s.sub(u, c(root.high)), c(root.low)), polynomial(s, s.sub(u, c(0.5)), psiNear));
  const z = s.div(c(1), s.max(a, c(8)));
  const z2 = s.mul(z, z);
  const logarithm = logParts(s, a);
  // ψ(a) = high + low, with little lost where ln a is great
  const high = s.select(far, logarithm.high, s.select(below, s.div(c(-1), a), sum));
  const low = s.select(far, s.sub(logarithm.low, s.add(s.mul(z, c(0.5)), s.mul(z2, polynomial(s, z2, psiFar)))), core);
  const positive = s.select(s.less(a, c(Infinity)), s.add(high, low), a);
  // ψ(-a) = ψ(1 + a) + 1/d + (π cot πd - 1/d), d from the nearest whole number; 1/d in two parts: next to a zero it cancels
  const { distance: d } = nearestWhole(s, a);
  const inverse = s.div(c(1), d);
  const unit = twoProduct(s, inverse, d);
  const lost = s.mul(inverse, s.sub(s.sub(c(1), unit.high), unit.low));
  const main = twoSum(s, inverse, s.select(below, c(0), high));
  const next = s.select(below, core, s.add(low, s.div(c(1), a)));
  const rest = s.sub(next, s.mul(d, polynomial(s, s.mul(d, d), cotangentRest)));
  const reflected = s.add(main.high, s.add(rest, s.add(main.low, lost)));
  const pole = s.and(s.equal(d, c(0)), s.lessEqual(c(1), a));
  const negative = s.select(s.less(a, c(2 ** -60)), inverse, s.select(pole, c(NaN), reflected));
  return s.select(s.less(s.copySign(c(1), x), c(0)), negative, positive);
}
