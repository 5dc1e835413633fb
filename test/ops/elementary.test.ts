import { exp2, grad, log10, log2, reciprocal, rsqrt, tensor, toArray, type Tensor } from 'cotangent';
import { expect, test } from 'vitest';

const tiny = 2 ** -1074;

test('reciprocal is one division: signed infinities at signed zeros, and slope -1/x²', () => {
  expect(toArray(reciprocal(tensor([0, -0, Infinity, -Infinity, NaN, 4, tiny])))).toEqual([
    Infinity,
    -Infinity,
    0,
    -0,
    NaN,
    0.25,
    Infinity,
  ]);
  expect(toArray(grad(reciprocal, tensor(4)))).toBe(-0.0625);
  expect(toArray(grad(reciprocal, tensor(0)))).toBe(-Infinity);
  expect(toArray(grad((x: Tensor<[]>) => grad(reciprocal, x), tensor(4)))).toBe(0.03125);
});

test('rsqrt takes subnormal numbers and signed zeros', () => {
  expect(toArray(rsqrt(tensor([0, -0, Infinity, -1, NaN, 4, tiny])))).toEqual([Infinity, -Infinity, 0, NaN, NaN, 0.5, 2 ** 537]);
  expect(toArray(grad(rsqrt, tensor(4)))).toBe(-0.0625);
  expect(toArray(grad(rsqrt, tensor(Infinity)))).toBe(-0);
  expect(toArray(grad((x: Tensor<[]>) => grad(rsqrt, x), tensor(4)))).toBe(0.0234375);
});

test('exp2 is exact at whole numbers down to the least subnormal one', () => {
  expect(toArray(exp2(tensor([0, -0, 10, -1074, -1076, 1024, Infinity, -Infinity, NaN])))).toEqual([
    1,
    1,
    1024,
    tiny,
    0,
    Infinity,
    Infinity,
    0,
    NaN,
  ]);
  expect(toArray(grad(exp2, tensor(3)))).toBe(8 * Math.LN2);
});

test('log2 and log10 have slopes 1/(x ln 2) and 1/(x ln 10)', () => {
  expect(toArray(log2(tensor([8, 0, -1])))).toEqual([3, -Infinity, NaN]);
  expect(toArray(log10(tensor([1000, 0, -1])))).toEqual([3, -Infinity, NaN]);
  expect(toArray(grad(log2, tensor(4)))).toBe(Math.LOG2E / 4);
  expect(toArray(grad(log10, tensor(4)))).toBe(Math.LOG10E / 4);
});
