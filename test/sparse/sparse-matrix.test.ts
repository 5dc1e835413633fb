import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { compile, grad, SparseMatrix, sum, tensor, toArray, zeros, type Tensor } from '../../src/index.ts';

const parts = { shape: [3, 4], rowOffsets: [0, 2, 2, 4], columns: [0, 3, 1, 2], values: [1, 2, -3, 0] } as const;
const dense = [
  [1, 0, 0, 2],
  [0, 0, 0, 0],
  [0, -3, 0, 0],
];

test('a matrix is the same in compressed rows, in coordinates, dense and entry by entry', () => {
  const a = SparseMatrix.from(parts);
  expect(toArray(a.toDense())).toEqual(dense);
  expect(a.toCOO()).toEqual({ rows: Int32Array.of(0, 0, 2, 2), columns: Int32Array.of(0, 3, 1, 2), values: Float64Array.of(1, 2, -3, 0) });
  expect([a.shape, a.count, [...a.rowOffsets], [...a.columns], [...a.values]]).toEqual([
    [3, 4],
    4,
    [0, 2, 2, 4],
    [0, 3, 1, 2],
    [1, 2, -3, 0],
  ]);
  expect(dense.map((row, i) => row.map((_, j) => a.at(i, j)))).toEqual(dense);
  expect(() => a.at(3, 0)).toThrow('at: (3, 0) is out of range for [3, 4]');
  expect(inspect(a)).toBe('SparseMatrix[3, 4] of 4 entries');
});

test('sizes of a matrix are types', () => {
  const a = SparseMatrix.from(parts);
  const whole: Tensor<[3, 4]> = a.toDense();
  const product: Tensor<[3]> = a.multiply(tensor([1, 2, 3, 4]));
  expect([whole.shape, product.shape]).toEqual([[3, 4], [3]]);
  // @ts-expect-error a vector of another size
  expect(() => a.multiply(zeros([3]))).toThrow('multiply: shapes differ: [4] vs [3]');
});

test('a product with a vector adds up the entries of each row', () => {
  const a = SparseMatrix.from(parts);
  expect(a.multiply(tensor([1, 2, 3, 4])).data).toEqual(Float64Array.of(9, 0, -6));
  // a stored 0 meets infinity as a number does, an absent entry does not
  expect(a.multiply(tensor([1, 0, Infinity, 0])).data).toEqual(Float64Array.of(1, 0, NaN));
});

test('a product with a vector is differentiated and compiled like any other', () => {
  const a = SparseMatrix.from(parts);
  expect(grad((x: Tensor<[4]>) => sum(a.multiply(x)), zeros([4])).data).toEqual(Float64Array.of(1, -3, 0, 2));
  expect(compile((x: Tensor<[4]>) => a.multiply(x))(tensor([1, 2, 3, 4])).data).toEqual(Float64Array.of(9, 0, -6));
});

test('matrices without rows, columns or entries are matrices', () => {
  const none = SparseMatrix.from({ shape: [2, 3], rowOffsets: [0, 0, 0], columns: [], values: [] });
  expect(none.toDense().data).toEqual(new Float64Array(6));
  expect(none.multiply(zeros([3])).data).toEqual(new Float64Array(2));
  const empty = SparseMatrix.from({ shape: [0, 0], rowOffsets: [0], columns: [], values: [] });
  expect([empty.toDense().shape, empty.multiply(zeros([0])).shape, empty.toCOO().rows.length]).toEqual([[0, 0], [0], 0]);
  const flat = SparseMatrix.from({ shape: [2, 0], rowOffsets: [0, 0, 0], columns: [], values: [] });
  expect(flat.multiply(zeros([0])).data).toEqual(new Float64Array(2));
});

test('what is written into arrays given to a matrix, or read from it, changes nothing', () => {
  const values = [1, 2, -3, 0];
  const a = SparseMatrix.from({ ...parts, values });
  values[0] = 9;
  a.values[1] = 9;
  a.toCOO().values[2] = 9;
  a.columns.fill(0);
  expect(toArray(a.toDense())).toEqual(dense);
});

test.each([
  [{ ...parts, values: [1] }, '4 columns take as many values, got 1'],
  [{ ...parts, values: [1, 2, '3', 4] }, "values[2] is '3', not a number"],
  [{ ...parts, values: 'all' }, "values must be a list of numbers, got 'all'"],
  [{ shape: [1, 1], rowOffsets: [0, 0], columns: [] }, "there is no 'values'"],
  [{ ...parts, columns: [0, 3, 2, 1] }, 'the columns of row 2 must ascend, got 2 before 1'],
])('parts that do not fit are refused in one sentence: %j', (given, sentence) => {
  expect(() => SparseMatrix.from(given as never)).toThrow(`SparseMatrix.from: ${sentence}`);
});
