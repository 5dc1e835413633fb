import { describe, expect, test } from 'vitest';
import { compile, grad, jacobian, mul, resize, sum, tensor, toArray, zeros, type ResizeMethod, type Tensor } from 'cotangent';

const methods: readonly ResizeMethod[] = ['nearest', 'linear', 'cubic'];

test('entries are the middles of equal parts, so that both axes end at the same places', () => {
  expect(toArray(resize(tensor([0, 4]), [4]))).toEqual([0, 1, 3, 4]);
  expect(toArray(resize(tensor([0, 1, 4, 9]), [2]))).toEqual([0.5, 6.5]);
  expect(toArray(resize(tensor([1, 2, 3]), [1]))).toEqual([2]);
  expect(toArray(resize(tensor([0, 3, 6]), [2]))).toEqual([0.75, 5.25]);
});

test('the nearest entry is the later of two that are as near', () => {
  expect(toArray(resize(tensor([0, 1]), [6], { method: 'nearest' }))).toEqual([0, 0, 0, 1, 1, 1]);
  expect(toArray(resize(tensor([0, 1, 2]), [1], { method: 'nearest' }))).toEqual([1]);
  expect(toArray(resize(tensor([0, 1, 2, 3]), [2], { method: 'nearest' }))).toEqual([1, 3]);
});

test('cubics go through what is quadratic, away from the ends', () => {
  const x = tensor(
    Float64Array.from({ length: 8 }, (_, i) => i * i),
    [8],
  );
  const y = resize(x, [16], { method: 'cubic' });
  for (let i = 4; i < 12; i++) expect(y.data[i]).toBeCloseTo(((i + 0.5) / 2 - 0.5) ** 2, 12);
  expect(toArray(resize(tensor([0, 1, 1, 0]), [2], { method: 'cubic' }))).toEqual([0.5, 0.5]);
});

describe.each(methods)('%s', (method) => {
  test('keeps constants, and axes of the same size', () => {
    const constant = resize(tensor([[3, 3, 3]]), [5, 7], { method }).data;
    constant.forEach((value) => expect(value).toBeCloseTo(3, 14));
    const x = tensor([1, Infinity, NaN, -2]);
    expect(toArray(resize(x, [4], { method }))).toEqual([1, Infinity, NaN, -2]);
  });

  test('is the tensor product of its axes, and agrees when compiled', () => {
    const x = tensor([
      [1, 2, 4],
      [8, 16, 32],
    ]);
    const both = resize(x, [3, 5], { method });
    expect(both.shape).toEqual([3, 5]);
    const rows = jacobian((v) => resize(v, [3], { method }), zeros([2])).value;
    const columns = jacobian((v) => resize(v, [5], { method }), zeros([3])).value;
    both.data.forEach((value, at) => {
      const [i, j] = [Math.floor(at / 5), at % 5];
      let total = 0;
      for (let a = 0; a < 2; a++)
        for (let b = 0; b < 3; b++) total += rows.data[i * 2 + a]! * columns.data[j * 3 + b]! * x.data[a * 3 + b]!;
      expect(value).toBeCloseTo(total, 12);
    });
    const compiled = compile((v: typeof x) => resize(v, [3, 5], { method }))(x);
    both.data.forEach((value, at) => expect(compiled.data[at]).toBeCloseTo(value, 13));
  });
});

test('a NaN stays with its neighbours, in values and in derivatives', () => {
  const x = tensor([NaN, 1, 2, 3, 4, 5]);
  expect(toArray(resize(x, [3]))).toEqual([NaN, 2.5, 4.5]);
  expect(toArray(grad((v) => sum(mul(resize(v, [3]), tensor([0, 2, 4]))), x))).toEqual([0, 0, 1, 1, 2, 2]);
});

test('what is no size or method is said', () => {
  const x: Tensor = zeros([2, 0]);
  expect(() => resize(x, [3])).toThrow('resize: axis -1 of [2, 0] has no entries to resize');
  expect(() => resize(x, [1.5] as never)).toThrow('resize: 1.5 in sizes [1.5] is not a whole number of 1 or more');
  expect(() => resize(zeros([2]), [3], { method: 'bilinear' as never })).toThrow(
    "resize: method must be 'nearest', 'linear' or 'cubic', got 'bilinear'",
  );
  expect(() => resize(x, 3 as never)).toThrow('resize: expected a list of sizes, got 3');
});
