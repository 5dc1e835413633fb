import { exactly, naturalLog, negative, over, pi, plus, sine, times, type Big } from './reference.ts';

const big = (n: number | bigint): Big => ({ mantissa: BigInt(n), exponent: 0 });
const one = big(1);
const guard = 400;
/** The first `guard` bits. */
function shortened(x: Big): Big {
  const drop = x.mantissa.toString(2).length - guard;
  return drop <= 0 ? x : { mantissa: x.mantissa >> BigInt(drop), exponent: x.exponent + drop };
}
const sumOf = (terms: readonly Big[]): Big => terms.reduce((a, b) => shortened(plus(a, b)), big(0));
const productOf = (factors: readonly Big[]): Big => factors.reduce((a, b) => shortened(times(a, b)), one);
const power = (x: Big, n: number): Big => productOf(new Array<Big>(n).fill(x));
const factorial = (n: number): Big => productOf(Array.from({ length: n }, (_, i) => big(i + 1)));

/** B₂ⱼ as a fraction, for j up to 24, by their recurrence Σ C(m + 1, k) Bₖ = 0. */
const bernoulli: readonly (readonly [bigint, bigint])[] = (() => {
  const all: [bigint, bigint][] = [[1n, 1n]];
  for (let m = 1; m <= 48; m++) {
    let [top, bottom, choose] = [0n, 1n, 1n];
    for (let k = 0; k < m; k++) {
      const [a, b] = all[k]!;
      [top, bottom] = [top * b + choose * a * bottom, bottom * b];
      choose = (choose * BigInt(m + 1 - k)) / BigInt(k + 1);
    }
    let [g, rest] = [top < 0n ? -top : top, bottom];
    while (rest !== 0n) [g, rest] = [rest, g % rest];
    g ||= 1n;
    all.push([-top / g, (bottom / g) * BigInt(m + 1)]);
  }
  return Array.from({ length: 24 }, (_, j) => all[2 * j + 2]!);
})();

/** Σⱼ B₂ⱼ · weight(2j) / X^(2j + more). */
function asymptotic(x: Big, more: number, weight: (m: number) => Big): Big {
  const last = (m: number): Big => power(x, m + more);
  return sumOf(bernoulli.map(([a, b], i) => over(times(big(a), weight(2 * i + 2)), times(big(b), last(2 * i + 2)))));
}

/** x + k for k from 0 on, and the first of them beyond 50 apart: all functions are moved there, also from negative arguments. */
function stairs(x: number): { steps: Big[]; end: Big } {
  const count = Math.max(0, Math.ceil(50 - x));
  const at = (k: number): Big => plus(exactly(x), big(k));
  return { steps: Array.from({ length: count }, (_, k) => at(k)), end: at(count) };
}

const half: Big = { mantissa: 1n, exponent: -1 };
const absolute = (x: Big): Big => (x.mantissa < 0n ? negative(x) : x);

const straight: Big = { mantissa: pi(guard), exponent: -guard };

/** sin πx, and with one turn cos πx, but for the sign of both. */
const turned = (x: number, turns: number): Big => shortened(sine(times(exactly(x - Math.round(x)), straight), turns));

/** Where the stairs would be long: -x Γ(x) Γ(-x) = π / sin πx. */
const low = -1000;

/** ln |Γ(x)| by Stirling's series. */
export function lgamma(x: number): Big {
  if (x < low) return plus(naturalLog(absolute(over(straight, times(exactly(x), turned(x, 0))))), negative(lgamma(-x)));
  const { steps, end } = stairs(x);
  const halfLogTwoPi = times(half, naturalLog(times(big(2), straight)));
  const main = plus(times(plus(end, negative(half)), naturalLog(end)), negative(end));
  const series = asymptotic(end, -1, (m) => over(one, big(m * (m - 1))));
  const moved = steps.length === 0 ? big(0) : negative(naturalLog(absolute(productOf(steps))));
  return sumOf([main, halfLogTwoPi, series, moved]);
}

/** The derivative of ln |Γ(x)| of order n + 1, by the derivatives of Stirling's series. */
export function polygamma(n: number, x: number): Big {
  if (n === 0 && x < low) {
    const cotangent = over(turned(x, 1), turned(x, 0));
    return sumOf([polygamma(0, -x), negative(over(one, exactly(x))), negative(times(straight, cotangent))]);
  }
  const { steps, end } = stairs(x);
  const reciprocals = steps.map((step) => over(factorial(n), power(step, n + 1)));
  const series = asymptotic(end, n, (m) => over(factorial(m + n - 1), factorial(m)));
  const first = n === 0 ? negative(naturalLog(end)) : over(factorial(n - 1), power(end, n));
  const value = sumOf([first, times(half, over(factorial(n), power(end, n + 1))), series, ...reciprocals]);
  return n % 2 === 0 ? negative(value) : value;
}
