import { expect, test } from 'vitest';
import { SparsityPattern, sparsity, sum, tanh, zeros, type Tensor } from '../../src/index.ts';

const parts = { shape: [2, 3], rowOffsets: [0, 2, 3], columns: [0, 2, 1] } as const;

test('a pattern is read from its parts, and tells its entries', () => {
  const pattern = SparsityPattern.from(parts);
  expect(pattern.shape).toEqual([2, 3]);
  expect(pattern.count).toBe(3);
  expect([pattern.has(0, 0), pattern.has(0, 1), pattern.has(0, 2), pattern.has(1, 1), pattern.has(1, 2)]).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(() => pattern.has(2, 0)).toThrow('has: (2, 0) is out of range for [2, 3]');
  expect(() => pattern.has(0, 0.5)).toThrow('has: (0, 0.5) is out of range for [2, 3]');
});

test('what is written into the arrays of a pattern changes nothing', () => {
  const columns = [0, 2, 1];
  const pattern = SparsityPattern.from({ ...parts, columns });
  columns[0] = 1;
  pattern.columns.fill(9);
  pattern.rowOffsets.fill(9);
  expect(pattern.has(0, 0)).toBe(true);
  expect(pattern.toJSON()).toMatchObject(parts);
});

test('a pattern goes through JSON and comes back, with its leaves', () => {
  const f = ({ a, b }: { a: Tensor<[2, 2]>; b: Tensor<[]> }): Tensor[] => [tanh(a), b];
  const pattern = sparsity((x: { a: Tensor<[2, 2]>; b: Tensor<[]> }) => [sum(x.a), ...f(x)], { a: zeros([2, 2]), b: zeros([]) });
  const back = SparsityPattern.from(JSON.parse(JSON.stringify(pattern)));
  expect(back.toJSON()).toEqual(pattern.toJSON());
  expect(back.inputs).toEqual(pattern.inputs);
});

test.each([
  [null, 'expected an object with shape, rowOffsets, columns, got null'],
  [{ shape: [2, 3], columns: [] }, "there is no 'rowOffsets'"],
  [{ ...parts, shape: [2] }, 'the shape must be [rows, columns], got [2]'],
  [{ ...parts, shape: [2, -1] }, 'shape[1] is -1, not a whole number from 0 to 2147483647'],
  [{ ...parts, shape: '2, 3' }, "shape must be a list of whole numbers, got '2, 3'"],
  [{ ...parts, rowOffsets: [0, 3] }, '2 rows take 3 rowOffsets, got 2'],
  [{ ...parts, rowOffsets: [0, 2, 2] }, 'rowOffsets must go from 0 to the 3 columns, got 0 to 2'],
  [{ ...parts, shape: [3, 3], rowOffsets: [0, 2, 1, 3] }, 'rowOffsets descend at row 1, from 2 to 1'],
  [{ ...parts, columns: [0, 3, 1] }, 'columns[1] is 3, not a whole number from 0 to 2'],
  [{ ...parts, columns: [0, NaN, 1] }, 'columns[1] is NaN, not a whole number from 0 to 2'],
  [{ ...parts, columns: [2, 0, 1] }, 'the columns of row 0 must ascend, got 2 before 0'],
  [{ ...parts, columns: [1, 1, 1] }, 'the columns of row 0 must ascend, got 1 before 1'],
  [{ ...parts, inputs: [{ path: 'a', shape: [2], offset: 0 }] }, 'the leaves of inputs have 2 entries, the matrix 3'],
  [{ ...parts, inputs: [{ path: 3, shape: [3], offset: 0 }] }, 'a leaf of inputs is 3 at 0, expected a path at 0'],
])('parts that do not fit are refused in one sentence: %j', (given, sentence) => {
  expect(() => SparsityPattern.from(given as never)).toThrow(`SparsityPattern.from: ${sentence}`);
});
