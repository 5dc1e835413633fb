import { expect, test } from 'vitest';
import {
  arange,
  diagonal,
  diagonalMatrix,
  dot,
  flatten,
  flip,
  grad,
  moveAxis,
  outer,
  repeat,
  reshape,
  roll,
  sum,
  swapAxes,
  tensor,
  tile,
  toArray,
  trace,
  tril,
  triu,
  unflatten,
  zeros,
} from 'cotangent';

const m = reshape(arange(6), [2, 3]);

test('moveAxis moves one axis or several, and the others keep their order', () => {
  const x = reshape(arange(24), [2, 3, 4]);
  expect(toArray(moveAxis(m, 0, 1))).toEqual([
    [0, 3],
    [1, 4],
    [2, 5],
  ]);
  expect(moveAxis(x, -1, 0).shape).toEqual([4, 2, 3]);
  expect(moveAxis(x, [0, 1], [-1, 0]).shape).toEqual([3, 4, 2]);
  expect((toArray(moveAxis(x, -1, 0)) as number[][][])[3]![1]![2]).toBe(23);
});

test('swapAxes exchanges two axes, and one with itself changes nothing', () => {
  expect(toArray(swapAxes(m, 0, -1))).toEqual([
    [0, 3],
    [1, 4],
    [2, 5],
  ]);
  expect(toArray(swapAxes(m, 1, -1))).toEqual(toArray(m));
});

test('flatten merges axes in row-major order; a scalar has one entry', () => {
  expect(toArray(flatten(m))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(flatten(zeros([2, 3, 4]), 0, 1).shape).toEqual([6, 4]);
  expect(flatten(zeros([2, 0, 4]), 1).shape).toEqual([2, 0]);
  expect(toArray(flatten(tensor(7)))).toEqual([7]);
});

test('unflatten is the inverse of flatten, and one size takes what is left', () => {
  expect(toArray(unflatten(arange(6), 0, [2, -1]))).toEqual(toArray(m));
  expect(unflatten(zeros([1, 2]), 0, []).shape).toEqual([2]);
});

test('flip reverses the axes that are given, or all', () => {
  expect(toArray(flip(m))).toEqual([
    [5, 4, 3],
    [2, 1, 0],
  ]);
  expect(toArray(flip(m, -1))).toEqual([
    [2, 1, 0],
    [5, 4, 3],
  ]);
  expect(toArray(flip(m, []))).toEqual(toArray(m));
});

test('roll moves entries up, and what falls off comes back at the other end', () => {
  expect(toArray(roll(m, 1, -1))).toEqual([
    [2, 0, 1],
    [5, 3, 4],
  ]);
  expect(toArray(roll(arange(5), -7, 0))).toEqual([2, 3, 4, 0, 1]);
  expect(toArray(roll(m, [1, -1], [0, 1]))).toEqual([
    [4, 5, 3],
    [1, 2, 0],
  ]);
  expect(roll(zeros([0, 2]), 3, 0).shape).toEqual([0, 2]);
});

test('tile lays copies side by side, repeat repeats each entry', () => {
  expect(toArray(tile(arange(2), 3))).toEqual([0, 1, 0, 1, 0, 1]);
  expect(toArray(tile(arange(2), [2, 1]))).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(toArray(repeat(arange(2), 3, 0))).toEqual([0, 0, 0, 1, 1, 1]);
  expect(tile(m, 0).shape).toEqual([2, 0]);
});

test('the derivative of tile and repeat sums over the copies', () => {
  const weights = arange(4);
  expect(toArray(grad((x) => dot(tile(x, 2), weights), zeros([2])))).toEqual([2, 4]);
  expect(toArray(grad((x) => dot(repeat(x, 2, 0), weights), zeros([2])))).toEqual([1, 5]);
});

test('tril and triu keep a triangle up to a diagonal', () => {
  expect(toArray(tril(m))).toEqual([
    [0, 0, 0],
    [3, 4, 0],
  ]);
  expect(toArray(triu(m, { diagonal: 1 }))).toEqual([
    [0, 1, 2],
    [0, 0, 5],
  ]);
  expect(toArray(tril(m, { diagonal: -2 }))).toEqual(toArray(zeros([2, 3])));
});

test('what tril leaves out is 0 also where it is infinite or NaN, and has no derivative', () => {
  const x = tensor([
    [1, NaN],
    [2, 3],
  ]);
  expect(toArray(tril(x))).toEqual([
    [1, 0],
    [2, 3],
  ]);
  expect(toArray(grad((y) => sum(tril(y)), x))).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test('trace sums the diagonal of matrices, square or not', () => {
  expect(trace(m).data).toEqual(new Float64Array([4]));
  expect(toArray(trace(reshape(arange(8), [2, 2, 2])))).toEqual([3, 11]);
  expect(toArray(trace(zeros([2, 0, 3])))).toEqual([0, 0]);
});

test('diagonalMatrix lays vectors on the diagonal, diagonal takes them back', () => {
  expect(toArray(diagonalMatrix(tensor([1, 2])))).toEqual([
    [1, 0],
    [0, 2],
  ]);
  expect(toArray(diagonal(diagonalMatrix(m), 1, 2))).toEqual(toArray(m));
});

test('outer multiplies every entry by every entry, dot sums the products of two vectors', () => {
  expect(toArray(outer(tensor([1, 2]), tensor([3, 4, 5])))).toEqual([
    [3, 4, 5],
    [6, 8, 10],
  ]);
  expect(dot(tensor([1, 2, 3]), tensor([4, 5, 6])).data).toEqual(new Float64Array([32]));
  expect(dot(zeros([0]), zeros([0])).data).toEqual(new Float64Array([0]));
});
