import { describe, expect, test } from 'vitest';
import {
  all,
  any,
  argmin,
  countNonZero,
  cummax,
  cummin,
  cumprod,
  cumsum,
  grad,
  hessian,
  logcumsumexp,
  prod,
  standardDeviation,
  sum,
  tensor,
  toArray,
  variance,
  type Tensor,
} from 'cotangent';

const gradient = (f: (x: Tensor<[3]>) => Tensor<[]>, x: readonly [number, number, number]): unknown => toArray(grad(f, tensor(x)));

describe('prod', () => {
  test('is 1 over nothing, and exact with zeros', () => {
    expect(toArray(prod(tensor([2, 3, 4])))).toBe(24);
    expect(
      toArray(
        prod(
          tensor([
            [2, 3],
            [0, 5],
          ]),
          1,
        ),
      ),
    ).toEqual([6, 0]);
    expect(toArray(prod(tensor(new Float64Array(0), [0])))).toBe(1);
  });
  test('has the products of the others for a derivative, with none, one and two zeros', () => {
    expect(gradient((x) => prod(x), [2, 3, 4])).toEqual([12, 8, 6]);
    expect(gradient((x) => prod(x), [2, 0, 4])).toEqual([0, 8, 0]);
    expect(gradient((x) => prod(x), [0, 0, 4])).toEqual([0, 0, 0]);
  });
  test('has the products of the rest for a second derivative, with two zeros too', () => {
    expect(toArray(hessian((x) => prod(x), tensor([2, 3, 4])).value)).toEqual([
      [0, 4, 3],
      [4, 0, 2],
      [3, 2, 0],
    ]);
    expect(toArray(hessian((x) => prod(x), tensor([0, 0, 4])).value)).toEqual([
      [0, 4, 0],
      [4, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe('running operations', () => {
  test('along the last axis, from either end', () => {
    expect(toArray(cumsum(tensor([1, 2, 4])))).toEqual([1, 3, 7]);
    expect(toArray(cumsum(tensor([1, 2, 4]), 0, { reverse: true }))).toEqual([7, 6, 4]);
    expect(toArray(cumprod(tensor([2, 0, 3])))).toEqual([2, 0, 0]);
    expect(toArray(cummax(tensor([1, 3, 2])))).toEqual([1, 3, 3]);
    expect(toArray(cummin(tensor([2, 3, 1])))).toEqual([2, 2, 1]);
    expect(toArray(logcumsumexp(tensor([-Infinity, 0, 0])))).toEqual([-Infinity, 0, Math.log(2)]);
  });
  test('cumprod differentiates through zeros', () => {
    // Σ of [a, ab, abc]: (1 + b + bc, a + ac, ab)
    expect(gradient((x) => sum(cumprod(x)), [2, 0, 3])).toEqual([1, 8, 0]);
    expect(gradient((x) => sum(cumprod(x)), [0, 0, 3])).toEqual([1, 0, 0]);
  });
  test('of equal entries the first one met has the derivative of cummax', () => {
    expect(gradient((x) => sum(cummax(x)), [1, 1, 1])).toEqual([3, 0, 0]);
    expect(gradient((x) => sum(cummax(x, 0, { reverse: true })), [1, 1, 1])).toEqual([0, 0, 3]);
  });
});

describe('spread', () => {
  test('of equal entries is exactly 0, with derivative 0', () => {
    expect(toArray(variance(tensor([0.1, 0.1, 0.1])))).toBe(0);
    expect(toArray(standardDeviation(tensor([0.1, 0.1, 0.1])))).toBe(0);
    expect(gradient((x) => standardDeviation(x), [0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
  });
  test('with a correction divides by n less it', () => {
    expect(toArray(variance(tensor([1, 2, 3, 4])))).toBe(1.25);
    expect(toArray(variance(tensor([1, 3, 5]), 0, { correction: 1 }))).toBe(4);
    expect(toArray(variance(tensor([1]), 0, { correction: 1 }))).toBeNaN();
  });
});

describe('counting', () => {
  test('takes NaN for true, and 0 and -0 for false', () => {
    expect(
      toArray(
        all(
          tensor([
            [1, Number.NaN],
            [1, 0],
          ]),
          1,
        ),
      ),
    ).toEqual([1, 0]);
    expect(
      toArray(
        any(
          tensor([
            [0, -0],
            [Number.NaN, 0],
          ]),
          1,
        ),
      ),
    ).toEqual([0, 1]);
    expect(toArray(countNonZero(tensor([0, -0, 2, Number.NaN])))).toBe(2);
  });
  test('argmin finds the first least entry', () => {
    expect(toArray(argmin(tensor([3, 1, 1])))).toBe(1);
  });
});
