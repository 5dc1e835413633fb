import { digamma, erf, erfinv, grad, lgamma, polygamma, tensor, toArray, type Tensor } from 'cotangent';
import { expect, test } from 'vitest';

const second = (f: (x: Tensor<[]>) => Tensor<[]>) => (x: Tensor<[]>) => grad(f, x);

test('slopes of erf keep their digits where x² is great', () => {
  expect(toArray(grad(erf, tensor(20.3)))).toBeCloseTo(1.2135062342325594e-179, 194);
  expect(toArray(grad(second(erf), tensor(Infinity)))).toBe(0);
});

test('erfinv has slopes √π/2 e^(y²) and, of second order, 2 y s²', () => {
  expect(toArray(grad(erfinv, tensor(0)))).toBe(0.886226925452758);
  expect(toArray(grad(second(erfinv), tensor(0)))).toBe(0);
  expect(toArray(grad(erfinv, tensor(1)))).toBe(Infinity);
});

test('lgamma differentiates to ψ, and ψ to polygamma of every order up to 30', () => {
  const x = tensor(3.7);
  expect(toArray(grad(lgamma, x))).toBe(toArray(digamma(x)));
  expect(toArray(grad(second(lgamma), x))).toBe(toArray(polygamma(1, x)));
  expect(toArray(grad((t: Tensor<[]>) => polygamma(4, t), x))).toBe(toArray(polygamma(5, x)));
  expect(toArray(polygamma(0, x))).toBe(toArray(digamma(x)));
});

test.each([-1, 1.5, 31, NaN])('polygamma of order %d says that there is none', (n) => {
  expect(() => polygamma(n, 1)).toThrow(`polygamma: the order is a whole number from 0 to 30, got ${n}`);
});
