import type { Primitives } from '../scalar.ts';
import { log } from './logarithm.ts';
import { polynomial } from './polynomial.ts';
import { turned } from './trigonometric.ts';

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

/** ½ ln 2π - ½. */
const offset = 0.4189385332046727;

interface Shifted<V, M> {
  /** Γ(a) = product · Γ(1 + u) and ψ(a) = sum / product + ψ(1 + u) for 1 ≤ a < 8, with 0 ≤ u < 1; below 1, u is a. */
  readonly u: V;
  readonly product: V;
  readonly sum: V;
  readonly below: M;
  readonly far: M;
}

function shifted<V, M>(s: Primitives<V, M>, a: V): Shifted<V, M> {
  const c = s.constant;
  let [y, product, sum] = [s.min(a, c(8)), c(1), c(0)];
  for (let i = 0; i < 6; i++) {
    const above = s.lessEqual(c(2), y);
    y = s.select(above, s.sub(y, c(1)), y);
    sum = s.select(above, s.add(s.mul(sum, y), product), sum);
    product = s.select(above, s.mul(product, y), product);
  }
  const below = s.less(y, c(1));
  return { u: s.select(below, y, s.sub(y, c(1))), product, sum, below, far: s.lessEqual(c(8), a) };
}

/** sin πa and cot πa for a ≥ 0, from the exact distance to the nearest whole number. */
export function turn<V, M>(s: Primitives<V, M>, a: V): { sine: V; cotangent: V; whole: M } {
  const c = s.constant;
  const beyond = s.sub(a, s.floor(a));
  const distance = s.select(s.less(c(0.5), beyond), s.sub(beyond, c(1)), beyond);
  const size = s.abs(distance);
  const near = s.lessEqual(size, c(0.25));
  const angle = s.select(near, size, s.sub(c(0.5), size));
  const remainder = { high: s.mul(c(Math.PI), angle), low: s.mul(c(1.2246467991473532e-16), angle) };
  const sine = turned(s, remainder, s.indicator(s.not(near)));
  const cosine = turned(s, remainder, s.indicator(near));
  return { sine, cotangent: s.copySign(s.div(cosine, sine), distance), whole: s.equal(a, s.floor(a)) };
}

/** ln |Γ(x)|; ∞ at the poles and at ±∞. */
export function lgamma<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const { u, product, below, far } = shifted(s, a);
  const core = s.mul(s.mul(u, s.sub(u, c(1))), polynomial(s, s.sub(u, c(0.5)), logNear));
  const logarithm = log(s, s.select(s.or(below, far), a, product));
  const z = s.div(c(1), s.max(a, c(8)));
  const stirling = s.add(s.mul(s.sub(a, c(0.5)), s.sub(logarithm, c(1))), s.add(c(offset), s.mul(z, polynomial(s, s.mul(z, z), logFar))));
  const positive = s.select(far, stirling, s.select(below, s.sub(core, logarithm), s.add(core, logarithm)));
  // Γ(-a) Γ(1 + a) = -π / sin πa
  const { sine, whole } = turn(s, a);
  const share = s.div(s.mul(sine, s.select(below, c(1), a)), c(Math.PI));
  const negative = s.select(whole, c(Infinity), s.neg(s.add(log(s, share), s.select(below, core, positive))));
  return s.select(s.less(x, c(0)), negative, positive);
}

/** ψ(x) = d/dx ln Γ(x); ∓∞ at ±0, NaN at the other poles and at -∞. */
export function digamma<V, M>(s: Primitives<V, M>, x: V): V {
  const c = s.constant;
  const a = s.abs(x);
  const { u, product, sum, below, far } = shifted(s, a);
  const core = s.mul(s.sub(s.sub(u, c(root.high)), c(root.low)), polynomial(s, s.sub(u, c(0.5)), psiNear));
  const z = s.div(c(1), s.max(a, c(8)));
  const z2 = s.mul(z, z);
  const asymptotic = s.sub(log(s, a), s.add(s.mul(z, c(0.5)), s.mul(z2, polynomial(s, z2, psiFar))));
  const shift = s.div(s.select(below, c(-1), sum), s.select(below, a, product));
  const positive = s.select(far, asymptotic, s.add(core, shift));
  // ψ(-a) = ψ(1 + a) + π cot πa
  const { cotangent, whole } = turn(s, a);
  const next = s.select(below, core, s.add(positive, s.div(c(1), a)));
  const pole = s.and(whole, s.lessEqual(c(1), a));
  const negative = s.select(pole, c(NaN), s.add(next, s.mul(c(Math.PI), cotangent)));
  return s.select(s.less(s.copySign(c(1), x), c(0)), negative, positive);
}
