import { expect, test } from 'vitest';
import { compile, DataError, inverse, matrixPower, solve, tensor, toArray, triangularSolve, zeros, type Tensor } from '../../src/index.ts';
import { graded, hilbert, identity, minus, norm, random, times, unitOf, type Rows } from './matrices.ts';

const asTensor = (a: Rows): Tensor<[2, 2]> => tensor(a) as unknown as Tensor<[2, 2]>;
const rowsOf = (x: Tensor): Rows => toArray(x) as unknown as Rows;

test.each([
  ['random', random(40, 40)],
  ['graded', graded(20, 20, 0.1)],
  ['a Hilbert matrix', hilbert(12, 12)],
  ['that needs other pivots', [[1e-20, 1], [1, 1]]], // prettier-ignore
  ['of one entry', [[-3]]],
])('A·X is B to n·ε·‖A‖·‖X‖: a matrix %s', (_, a) => {
  const b = random(a.length, 3, 7);
  const x = rowsOf(solve(asTensor(a), asTensor(b)));
  expect(norm(minus(times(a, x), b))).toBeLessThan(unitOf(a.length) * norm(a) * norm(x));
});

test('A·A⁻¹ is 1 to n·ε·‖A‖·‖A⁻¹‖', () => {
  const a = random(40, 40);
  const x = rowsOf(inverse(asTensor(a)));
  expect(norm(minus(times(a, x), identity(40)))).toBeLessThan(unitOf(40) * norm(a) * norm(x));
  expect(inverse(zeros([2, 0, 0])).shape).toEqual([2, 0, 0]);
});

test('a singular matrix is named, with its rank, also compiled', () => {
  const a = tensor([
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 2],
      [2, 4],
    ],
  ]);
  const by = (x: Tensor<[2, 2, 2]>): Tensor<[2, 2]> => solve(x, tensor([1, 1]));
  const sentence = 'solve: matrix [1] is singular (rank 1 of 2)';
  expect(() => by(a)).toThrow(new DataError(sentence));
  expect(() => compile(by)(a)).toThrow(new DataError(sentence));
  expect(() => inverse(tensor([[0]]))).toThrow(new DataError('inverse: the matrix is singular (rank 0 of 1)'));
});

test('a NaN in the matrix makes all entries NaN, one in the right side those of its column', () => {
  const withNaN = tensor([
    [0, 1],
    [NaN, 0],
  ]);
  expect(toArray(solve(withNaN, tensor([1, 2])))).toEqual([NaN, NaN]);
  const b = tensor([
    [1, NaN],
    [1, 1],
  ]);
  const x = toArray(solve(asTensor([[2, 1], [1, 3]]), b)) as unknown as Rows; // prettier-ignore
  expect(x.map((row) => row.map(Number.isNaN))).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('powers of a matrix: by squaring, the identity, and those of the inverse', () => {
  const a = tensor([
    [1, 1],
    [0, 2],
  ]);
  const power = (k: number): unknown => toArray(matrixPower(a, k));
  expect(power(5)).toEqual([
    [1, 31],
    [0, 32],
  ]);
  expect(power(1)).toEqual(toArray(a));
  expect(power(0)).toEqual(identity(2));
  expect(power(-2)).toEqual([
    [1, -0.75],
    [0, 0.25],
  ]);
  expect(matrixPower(zeros([3, 2, 2]), 0).shape).toEqual([3, 2, 2]);
  expect(() => power(0.5)).toThrow(new DataError('matrixPower: the power must be a whole number, got 0.5'));
  expect(() => matrixPower(zeros([2, 2]), -1)).toThrow(new DataError('inverse: the matrix is singular (rank 0 of 2)'));
});

test('solve and triangularSolve agree on a triangle', () => {
  const a = random(6, 6).map((row, i) => row.map((x, j) => (j > i ? 0 : j === i ? 2 : x)));
  const b = tensor(random(6, 2, 5)) as unknown as Tensor<[2, 2]>;
  const [x, y] = [rowsOf(solve(asTensor(a), b)), rowsOf(triangularSolve(asTensor(a), b))];
  expect(norm(minus(x, y))).toBeLessThan(unitOf(6) * norm(y) * 10);
});
