import type { Primitives } from '../scalar.ts';
import { nearestWhole } from './gamma.ts';
import { polynomial } from './polynomial.ts';
import { turned } from './trigonometric.ts';

/** B₂, B₄, …, B₂₂. */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330, 854513 / 138];

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/** P with dⁿ/dzⁿ cot πz = πⁿ P(cot πz), its coefficients from the constant one on: each is the last, derived, times -(1 + c²). */
function cotangentPolynomial(n: number): number[] {
  let p = [0, 1];
  for (let i = 0; i < n; i++) {
    const derived = p.map((x, k) => x * k).slice(1);
    p = Array.from({ length: p.length + 1 }, (_, k) => 0 - (derived[k] ?? 0) - (derived[k - 2] ?? 0));
  }
  return p;
}

/** n! / aⁿ⁺¹ for `power` = n + 1, without overflow or underflow on the way. */
function term<V, M>(s: Primitives<V, M>, n: number, power: number, inverse: V): V {
  let product = s.constant(factorial(n));
  for (let i = 0; i < power; i++) product = s.mul(product, inverse);
  return product;
}

/** cot πa for a ≥ 0, from the exact distance to the nearest whole number. */
function cotangentOfTurn<V, M>(s: Primitives<V, M>, a: V): { cotangent: V; whole: M } {
  const c = s.constant;
  const { distance } = nearestWhole(s, a);
  const size = s.abs(distance);
  const near = s.lessEqual(size, c(0.25));
  const angle = s.select(near, size, s.sub(c(0.5), size));
  const remainder = { high: s.mul(c(Math.PI), angle), low: s.mul(c(1.2246467991473532e-16), angle) };
  const sine = turned(s, remainder, s.indicator(s.not(near)));
  const cosine = turned(s, remainder, s.indicator(near));
  return { cotangent: s.copySign(s.div(cosine, sine), distance), whole: s.equal(a, s.floor(a)) };
}

/**
 * The n-th derivative of ψ, n ≥ 1: (-1)ⁿ⁺¹ n! Σ 1/(x + k)ⁿ⁺¹, the first terms one by one and the rest by Euler and Maclaurin.
 * At negative whole numbers ∞ where n is odd, NaN where it is even.
 */
export function polygamma<V, M>(s: Primitives<V, M>, x: V, n: number): V {
  const c = s.constant;
  const a = s.abs(x);
  const terms = 10 + n;
  const inverse = (k: number): V => s.div(c(1), s.add(a, c(k)));
  let rest = term(s, n, n + 1, inverse(terms - 1));
  for (let k = terms - 2; k > 0; k--) rest = s.add(rest, term(s, n, n + 1, inverse(k)));
  const r = inverse(terms);
  // B₂ⱼ / (2j)! · (n + 1) … (n + 2j - 1)
  const corrections = bernoulli.map((b, i) => (b * (factorial(n + 2 * i + 1) / factorial(n))) / factorial(2 * i + 2)).reverse();
  const beyond = s.add(c(1 / n), s.mul(r, s.add(c(0.5), s.mul(r, polynomial(s, s.mul(r, r), corrections)))));
  rest = s.add(s.mul(term(s, n, n, r), beyond), rest);
  const sum = s.add(rest, term(s, n, n + 1, s.div(c(1), a)));
  const positive = n % 2 === 1 ? sum : s.neg(sum);
  // ψₙ(-a) = (-1)ⁿ (ψₙ(1 + a) + πⁿ⁺¹ P(cot πa))
  const { cotangent, whole } = cotangentOfTurn(s, a);
  const p = cotangentPolynomial(n).filter((_, k) => k % 2 !== n % 2);
  const even = polynomial(s, s.mul(cotangent, cotangent), p.map((k) => Math.abs(k) * Math.PI ** (n + 1)).reverse());
  const reflected = s.sub(n % 2 === 1 ? even : s.mul(cotangent, even), rest);
  const pole = n % 2 === 1 ? reflected : s.select(s.and(whole, s.lessEqual(c(1), a)), c(NaN), reflected);
  return s.select(s.less(s.copySign(c(1), x), c(0)), pole, positive);
}
