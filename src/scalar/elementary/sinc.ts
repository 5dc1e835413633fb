import type { Primitives } from '../scalar.ts';
import { quickTwoSum, twoProduct } from './double-double.ts';
import { polynomial } from './polynomial.ts';
import { turned } from './trigonometric.ts';

const piLow = 1.2246467991473532e-16;
/** From here on all numbers are whole, and the sine of π times them is 0. */
const whole = 2 ** 53;

/** Coefficients of the Taylor series of the derivative of an order in x², highest first: (-1)ᵏ π²ᵏ / ((2k + 1) (2k - n)!) for 2k ≥ n. */
function taylor(order: number, reach: number): number[] {
  const found: number[] = [];
  for (let power = order % 2; ; power += 2) {
    let value = ((power + order) / 2) % 2 === 0 ? 1 : -1;
    for (let i = 1; i <= power; i++) value *= Math.PI / i;
    for (let i = 0; i < order; i++) value *= Math.PI;
    value /= power + order + 1;
    found.unshift(value);
    if (Math.abs(value) * reach ** power < 2 ** -57 * Math.abs(found.at(-1)!)) return found;
  }
}

/**
 * The derivative of an order of sin(πx)/(πx): its Taylor series next to 0, and beyond, by the product rule for x · sinc x = sin(πx)/π,
 * (sinc⁽ⁿ⁻¹⁾ n and πⁿ⁻¹ sin(πx + n π/2), with the quarter turns of x taken away exactly.
 */
export function sincDerivative<V, M>(s: Primitives<V, M>, x: V, order: number): V {
  const c = s.constant;
  const a = s.min(s.abs(x), c(whole));
  const reach = (order + 1) / 4;
  const small = s.less(a, c(reach));
  const near = s.min(a, c(reach));
  const series = polynomial(s, s.mul(near, near), taylor(order, reach));
  const quarter = s.floor(s.add(s.add(a, a), c(0.5)));
  const remainder = timesPi(s, s.sub(a, s.mul(c(0.5), quarter)));
  const angle = timesPi(s, a);
  const sine = turned(s, remainder, quarter);
  let far = s.div(sine, angle.high);
  far = s.sub(far, s.mul(far, s.div(angle.low, angle.high)));
  for (let n = 1; n <= order; n++) {
    const turn = s.mul(c(Math.PI ** (n - 1)), turned(s, remainder, s.add(quarter, c(n))));
    far = s.div(s.sub(turn, s.mul(c(n), far)), a);
  }
  const value = s.select(small, order % 2 === 1 ? s.mul(near, series) : series, far);
  const settled = s.select(s.lessEqual(c(whole), a), s.mul(c(0), value), value);
  return order % 2 === 1 ? s.mul(settled, s.copySign(c(1), x)) : settled;
}

/** πx for |x| ≤ 2⁵³. */
function timesPi<V, M>(s: Primitives<V, M>, x: V): { high: V; low: V } {
  const { high, low } = twoProduct(s, x, s.constant(Math.PI));
  return quickTwoSum(s, high, s.add(low, s.mul(x, s.constant(piLow))));
}
