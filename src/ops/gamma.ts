import type { Shape } from '../../types/dim.ts';
import { DataError } from '../errors.ts';
import * as gamma from '../scalar/elementary/gamma.ts';
import { polygamma as polygammaOf } from '../scalar/elementary/polygamma.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';
import { withLaws, type Lawful } from './laws.ts';

const domains = [{ low: 0.3, high: 5 }] as const;

/**
 * y = ln |Γ(x)|, within 8 ulp also next to its zeros 1 and 2, and within 1e-15 next to its negative ones;
 * ∞ at the poles 0, -1, -2, … and at ±∞.
 */
export const lgamma: Unary = defineElementwise({
  name: 'lgamma',
  scalar: (s, x) => gamma.lgamma(s, x),
  slopes: ([x]) => [digamma(x)],
  laws: { domains },
});

/**
 * y = ψ(x), the derivative of ln |Γ(x)|, within 8 ulp also next to its zero 1.4616…, and within 1e-15 next to its negative ones;
 * ∓∞ at ±0, NaN at the other poles and at -∞.
 */
export const digamma: Unary = defineElementwise({
  name: 'digamma',
  scalar: (s, x) => gamma.digamma(s, x),
  slopes: ([x]) => [derivative(1)(x)],
  laws: { domains },
});

/** The greatest order of `polygamma`: (n + 11)(n + 1) products are written out. */
const greatest = 30;
const made: Unary[] = [];

function derivative(n: number): Unary {
  if (n === 0) return digamma;
  const whole = Number.isInteger(n) && n > 0 && n <= greatest;
  if (!whole) throw new DataError(`polygamma: the order is a whole number from 0 to ${greatest}, got ${n}`);
  return (made[n] ??= defineElementwise({
    name: `polygamma${n}`,
    scalar: (s, x) => polygammaOf(s, x, n),
    slopes: ([x]) => [derivative(n + 1)(x)],
  }));
}

interface Polygamma extends Lawful {
  <S extends Shape = []>(n: number, x: Tensor<S> | number): Tensor<S>;
}

/**
 * y = ψ⁽ⁿ⁾(x), the n-th derivative of ψ; n is a number from 0, which is `digamma`, to 30.
 * Where n is odd it is ∞ at the poles; where n is even ∓∞ at ±0 and NaN at the other poles. NaN at -∞.
 * @throws DataError for an order that is not a whole number from 0 to 30, also of a derivative
 */
export const polygamma: Polygamma = withLaws<Polygamma>(
  {
    name: 'polygamma',
    examples: ['polygamma(1, zeros([2, 3]))'],
    cases: [0, 1, 2, 5].map((n) => ({ title: `order ${n}`, shapes: [[2, 3]], domains, apply: (x) => polygamma(n, x!) })),
  },
  <S extends Shape = []>(n: number, x: Tensor<S> | number): Tensor<S> => derivative(n)(x),
);
