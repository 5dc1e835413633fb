import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { add, arange, assertShape, eye, full, isCotangentError, ones, tensor, toArray, zeros } from '../../src/index.ts';
import type { Tensor } from '../../src/index.ts';

test('a literal has the shape of its lists', () => {
  const x: Tensor<[2, 2]> = tensor([
    [1, 2],
    [3, 4],
  ]);
  expect(x.shape).toEqual([2, 2]);
  expect([...x.data]).toEqual([1, 2, 3, 4]);
  expect(tensor(7).shape).toEqual([]);
  expect(tensor([]).shape).toEqual([0]);
  expect(tensor([[], []]).shape).toEqual([2, 0]);
});

test('flat data of any number array is read in row-major order and copied', () => {
  const source = Float32Array.of(1, 2, 3, 4, 5, 6);
  const x: Tensor<[2, 3]> = tensor(source, [2, 3]);
  source[0] = 100;
  expect(toArray(x)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

test('a tensor is a value: writing into its data changes nothing', () => {
  const x = tensor([1, 2]);
  x.data[0] = 100;
  expect([...add(x, 0).data]).toEqual([1, 2]);
});

test.each<[string, () => unknown, string]>([
  [
    'a ragged literal',
    () => tensor([[1, 2], [3]] as never),
    'tensor: the literal is ragged: the literal[1] has 1 items, its first neighbour has 2',
  ],
  [
    'a number among lists',
    () => tensor([[1], 2] as never),
    'tensor: the literal is ragged: the literal[1] is not a list, but its neighbours are',
  ],
  [
    'a list among numbers',
    () => tensor([1, [2]] as never),
    'tensor: the literal is ragged: the literal[1] is a list, but its neighbours are numbers',
  ],
  ['a string', () => tensor([1, '2'] as never), 'tensor: the literal[1] is string, not a number'],
  ['a hole', () => tensor([1, , 3] as never, [3]), 'tensor: entry 1 is undefined, not a number'],
  ['too few numbers', () => tensor([1, 2], [3]), 'tensor: [3] takes 3 numbers, got 2'],
  ['a BigInt array', () => tensor(BigInt64Array.of(1n) as never, [1]), 'tensor: a BigInt array does not hold float64 numbers'],
  ['a negative dim', () => zeros([2, -1]), 'zeros: axis 1 of [2, -1] is not a whole number of 0 or more'],
  ['a NaN dim', () => ones([NaN]), 'ones: axis 0 of [NaN] is not a whole number of 0 or more'],
  ['a fractional dim', () => full([1.5], 0), 'full: axis 0 of [1.5] is not a whole number of 0 or more'],
  ['a dim that is a name', () => zeros(['batch'] as never), "zeros: the size of 'batch' is not known here"],
])('%s is refused in one sentence', (_, make, sentence) => {
  let error: unknown;
  try {
    make();
  } catch (thrown) {
    error = thrown;
  }
  expect(isCotangentError(error)).toBe(true);
  expect((error as Error).message).toBe(sentence);
});

test('zeros, ones, full, eye and arange', () => {
  expect(toArray(zeros([1, 2]))).toEqual([[0, 0]]);
  expect(toArray(ones([2]))).toEqual([1, 1]);
  expect(toArray(full([2], 3))).toEqual([3, 3]);
  expect(toArray(eye(2))).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(toArray(arange(3))).toEqual([0, 1, 2]);
});

test('assertShape narrows, and binds a name to one size', () => {
  const x: Tensor = tensor([
    [1, 2],
    [3, 4],
  ]);
  assertShape(x, [2, 2]);
  const narrowed: Tensor<[2, 2]> = x;
  expect(narrowed.shape).toEqual([2, 2]);
  expect(() => assertShape(x, ['n', 'n'])).not.toThrow();
  expect(() => assertShape(tensor([[1, 2]]), ['n', 'n'])).toThrow('assertShape: expected [n, n], got [1, 2]');
});

test.each([
  [tensor(1.5), 'Tensor[] 1.5'],
  [tensor([1, -2.5, 10]), 'Tensor[3] [ 1.0, -2.5, 10.0]'],
  [
    tensor([
      [1, 2],
      [3, 4],
    ]),
    'Tensor[2, 2]\n  [[1, 2],\n   [3, 4]]',
  ],
  [tensor([1e-9, 1]), 'Tensor[2] [1e-9, 1e+0]'],
  [tensor([NaN, Infinity, -0]), 'Tensor[3] [NaN,   ∞,  -0]'],
  [zeros([0, 2]), 'Tensor[0, 2] []'],
  [arange(2000), 'Tensor[2000] [   0,    1,    2, …, 1997, 1998, 1999]'],
])('Node prints a tensor readably (%#)', (x, text) => {
  expect(inspect(x)).toBe(text);
});

test('a hole in a literal and an empty BigInt array are refused', () => {
  expect(() => tensor([1, , 2] as never)).toThrow('tensor: the literal[1] is undefined, not a number');
  expect(() => tensor(new BigInt64Array(0) as never)).toThrow('tensor: a BigInt array does not hold float64 numbers');
});

test('a literal that contains itself is refused', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(() => tensor(circle as never)).toThrow('tensor: the literal contains itself');
});
