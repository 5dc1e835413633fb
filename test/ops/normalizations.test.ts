import { expect, test } from 'vitest';
import { grad, layerNorm, mul, ones, rmsNorm, sum, tensor, toArray } from 'cotangent';

test('layerNorm takes off the mean, divides by the deviation, then scales and shifts', () => {
  const y = layerNorm(tensor([[1, 3]]), tensor([2, 4]), tensor([10, 20]), { epsilon: 3 });
  expect(toArray(y)).toEqual([[9, 22]]);
});

test('layerNorm of a constant row is its bias, with a finite derivative', () => {
  const x = tensor([5, 5]);
  expect(toArray(layerNorm(x, ones([2]), tensor([1, 2])))).toEqual([1, 2]);
  const slope = grad((row) => sum(mul(layerNorm(row, ones([2]), undefined, { epsilon: 0.25 }), tensor([1, 0]))), x);
  expect(toArray(slope)).toEqual([1, -1]);
});

test('rmsNorm divides by the root of the mean square, and keeps a row of zeros', () => {
  expect(toArray(rmsNorm(tensor([1, 7]), tensor([6, 6]), { epsilon: 11 }))).toEqual([1, 7]);
  const slope = grad((row) => sum(rmsNorm(row, ones([2]), { epsilon: 0.25 })), tensor([0, 0]));
  expect(toArray(slope)).toEqual([2, 2]);
});
