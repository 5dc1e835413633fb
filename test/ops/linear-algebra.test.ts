import { expect, test } from 'vitest';
import { compile, DataError, grad, sum, tensor, toArray, triangularSolve, type Tensor } from '../../src/index.ts';

const lower = tensor([
  [2, NaN],
  [3, 4],
]);

test('triangularSolve reads one triangle alone', () => {
  expect(toArray(triangularSolve(lower, tensor([2, 11])))).toEqual([1, 2]);
  expect(toArray(triangularSolve(lower, tensor([8, 8]), { transpose: true }))).toEqual([1, 2]);
  expect(toArray(grad((a: Tensor<[2, 2]>) => sum(triangularSolve(a, tensor([2, 11]))), lower))).toEqual([
    [-0.125, 0],
    [-0.25, -0.5],
  ]);
});

test('triangularSolve takes an upper triangle, and a diagonal of ones', () => {
  const upper = tensor([
    [0, 3],
    [NaN, 0],
  ]);
  expect(toArray(triangularSolve(upper, tensor([[7], [2]]), { lower: false, unitDiagonal: true }))).toEqual([[1], [2]]);
});

test('triangularSolve solves every right side of a batch with one matrix', () => {
  expect(
    toArray(
      triangularSolve(
        lower,
        tensor([
          [[2], [11]],
          [[4], [22]],
        ]),
      ),
    ),
  ).toEqual([
    [[1], [2]],
    [[2], [4]],
  ]);
});

test('triangularSolve refuses a 0 on the diagonal, also compiled', () => {
  const singular = tensor([
    [1, 0],
    [1, 0],
  ]);
  const solve = (a: Tensor<[2, 2]>): Tensor<[2]> => triangularSolve(a, tensor([1, 1]));
  const sentence = 'triangularSolve: the matrix is singular (entry [1, 1] is 0)';
  expect(() => solve(singular)).toThrow(new DataError(sentence));
  expect(() => compile(solve)(singular)).toThrow(new DataError(sentence));
});
