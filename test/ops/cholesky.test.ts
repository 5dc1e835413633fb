import { expect, test } from 'vitest';
import { cholesky, compile, DataError, grad, sum, tensor, toArray, transpose, type Tensor } from '../../src/index.ts';
import { graded, hilbert, minus, norm, random, times, transposed, unitOf, type Rows } from './matrices.ts';

const symmetric = (a: Rows): Rows => a.map((row, i) => row.map((x, j) => (x + a[j]![i]!) / 2));
const gram = (a: Rows): Rows => times(a, transposed(a));

test('cholesky is a lower triangle with a positive diagonal', () => {
  const a = tensor([
    [4, 2],
    [2, 10],
  ]);
  expect(toArray(cholesky(a))).toEqual([
    [2, 0],
    [1, 3],
  ]);
});

test.each([
  ['random', gram(random(30, 30))],
  ['graded', symmetric(graded(20, 20, 0.1).map((row, i) => row.map((x, j) => (i === j ? 10 * 0.1 ** (2 * i) : x))))],
  ['a Hilbert matrix', hilbert(12, 12)],
  ['one entry', [[3]]],
])('L·Lᵀ is A to n·ε·‖A‖: %s', (_, a) => {
  const l = toArray(cholesky(tensor(a) as Tensor<[2, 2]>)) as unknown as Rows;
  expect(norm(minus(gram(l), a))).toBeLessThan(unitOf(a.length) * norm(a));
});

test('cholesky reads the symmetric part, and its gradient is symmetric', () => {
  const a = tensor([
    [4, 4],
    [0, 10],
  ]);
  expect(toArray(cholesky(a))).toEqual([
    [2, 0],
    [1, 3],
  ]);
  const slope = grad((x: Tensor<[2, 2]>) => sum(cholesky(x)), a);
  expect(slope.data).toEqual(transpose(slope).data);
});

test('cholesky names the matrix and the pivot that is not positive, also compiled', () => {
  const factor = (x: Tensor<[2, 2, 2]>): Tensor<[2, 2, 2]> => cholesky(x);
  const a = tensor([
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 2],
      [2, 1],
    ],
  ]);
  const sentence = 'cholesky: matrix [1] is not positive definite (pivot 1 is -3)';
  expect(() => factor(a)).toThrow(new DataError(sentence));
  expect(() => compile(factor)(a)).toThrow(new DataError(sentence));
  expect(() => cholesky(tensor([[0]]))).toThrow(new DataError('cholesky: the matrix is not positive definite (pivot 0 is 0)'));
});

test('cholesky lets a NaN through, and keeps huge and tiny entries', () => {
  expect(toArray(cholesky(tensor([[NaN]])))).toEqual([[NaN]]);
  expect(toArray(cholesky(tensor([[2 ** 1022]])))).toEqual([[2 ** 511]]);
  expect(toArray(cholesky(tensor([[2 ** -1074]])))).toEqual([[2 ** -537]]);
});
