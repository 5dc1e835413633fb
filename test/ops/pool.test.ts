import { expect, test } from 'vitest';
import {
  adaptiveAvgPool1d,
  adaptiveMaxPool1d,
  avgPool1d,
  compile,
  grad,
  hessian,
  maxPool1d,
  maxPool2d,
  mul,
  square,
  sum,
  tensor,
  toArray,
  zeros,
  type Tensor,
} from 'cotangent';

test('padding never wins a maximum', () => {
  expect(toArray(maxPool1d(tensor([-3, -1, -2]), 3, { stride: 1, padding: 1 }))).toEqual([-1, -1, -1]);
  expect(toArray(maxPool2d(tensor([[-5]]), 3, { stride: 1, padding: 'same' }))).toEqual([[-5]]);
});

test('a NaN wins in every window that sees it, and in no other', () => {
  const x = tensor([1, NaN, 2, 3, 4, 5]);
  expect(toArray(maxPool1d(x, 2))).toEqual([NaN, 3, 5]);
  expect(toArray(maxPool1d(x, 2, { stride: 1 }))).toEqual([NaN, NaN, 3, 4, 5]);
  expect(toArray(avgPool1d(x, 2))).toEqual([NaN, 2.5, 4.5]);
  expect(toArray(adaptiveMaxPool1d(x, 4))).toEqual([NaN, NaN, 4, 5]);
  expect(toArray(adaptiveAvgPool1d(x, 4))).toEqual([NaN, NaN, 3.5, 4.5]);
});

test('an infinite entry stays within its windows, in values and in derivatives', () => {
  const x = tensor([1, 2, 3, Infinity]);
  expect(toArray(avgPool1d(x, 2))).toEqual([1.5, Infinity]);
  expect(toArray(adaptiveAvgPool1d(tensor([1, 2, 3, 4, Infinity]), 2))).toEqual([2, Infinity]);
  expect(toArray(grad((v) => sum(maxPool1d(v, 2)), x))).toEqual([0, 1, 0, 1]);
});

test('entries that tie share the derivative, in windows of their own and in those that overlap', () => {
  expect(toArray(grad((v) => sum(maxPool1d(v, 2)), tensor([1, 1, 3, 2])))).toEqual([0.5, 0.5, 1, 0]);
  expect(toArray(grad((v) => sum(maxPool1d(v, 2, { stride: 1 })), tensor([1, 1, 1])))).toEqual([0.5, 1, 0.5]);
  expect(toArray(grad((v) => sum(maxPool1d(v, 3, { padding: 1, stride: 2 })), tensor([1, 1, 0])))).toEqual([0.5, 1.5, 0]);
  expect(toArray(grad((v) => sum(adaptiveMaxPool1d(v, 2)), tensor([1, 1, 1])))).toEqual([0.5, 1, 0.5]);
});

test('a maximum pooled and squared has a second derivative where it is met', () => {
  const h = hessian((v) => sum(square(maxPool1d(v, 2))), tensor([1, 2, 4, 3])).value;
  expect(toArray(h)).toEqual([
    [0, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 2, 0],
    [0, 0, 0, 0],
  ]);
});

test('a mean counts the entries of the input, or the whole window where asked to', () => {
  const x = tensor([2, 4, 6]);
  expect(toArray(avgPool1d(x, 3, { stride: 1, padding: 1 }))).toEqual([3, 4, 5]);
  expect(toArray(avgPool1d(x, 3, { stride: 1, padding: 1, countPadding: true }))).toEqual([2, 4, 10 / 3]);
  expect(toArray(grad((v) => sum(mul(avgPool1d(v, 2, { stride: 2, padding: [[0, 1]] }), tensor([2, 3]))), x))).toEqual([1, 1, 3]);
});

test('windows with gaps between them, and empty batches', () => {
  expect(toArray(maxPool1d(tensor([1, 9, 2, 3, 9, 4]), 2, { stride: 4 }))).toEqual([9, 9]);
  expect(toArray(maxPool1d(tensor([1, 9, 2, 3, 9, 4]), 1, { stride: 3 }))).toEqual([1, 3]);
  expect(maxPool2d(zeros([0, 4, 4]), 2).shape).toEqual([0, 2, 2]);
  expect(toArray(avgPool1d(tensor([[7]]), 1))).toEqual([[7]]);
});

test('a compiled pool agrees with an eager one', () => {
  const x = tensor([3, 1, 4, 1, 5, 9, 2, 6]);
  const both = (v: typeof x) => [maxPool1d(v, 3, { padding: 'same' }), avgPool1d(v, 3, { padding: 'same' })] as const;
  const [max, mean] = compile(both)(x);
  expect([toArray(max), toArray(mean)]).toEqual(both(x).map(toArray));
});

test('what is no pool is said', () => {
  const x: Tensor = zeros([2]);
  expect(() => maxPool1d(x, 3)).toThrow('maxPool1d: the window 3 does not fit into the input [2] (length: 3 > 2)');
  expect(() => maxPool1d(x, 1, { padding: 1 })).toThrow(
    'maxPool1d: padding [1, 1] leaves a window without entries of the input [2] (length)',
  );
  expect(() => avgPool1d(x, 1, null as never)).toThrow('avgPool1d: expected options, got null');
  expect(() => adaptiveMaxPool1d(zeros([0]) as Tensor, 1)).toThrow('adaptiveMaxPool1d: the input [0] has length 0');
});
