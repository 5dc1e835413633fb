import { sincDerivative } from '../scalar/elementary/sinc.ts';
import { defineElementwise, type Unary } from './define-elementwise.ts';

const made: Unary[] = [];

/** The derivative of an order is an op of its own, for all orders: quotients would cancel next to 0. */
function derivative(order: number): Unary {
  return (made[order] ??= defineElementwise({
    name: order === 0 ? 'sinc' : 'sincDerivative',
    scalar: (s, x) => sincDerivative(s, x, order),
    slopes: ([x]) => [derivative(order + 1)(x)],
  }));
}

/** y = sin(πx) / (πx), and 1 at 0; exactly 0 at the other whole numbers, and at ±∞. Derivatives of all orders are exact next to 0. */
export const sinc: Unary = /* @__PURE__ */ derivative(0);
