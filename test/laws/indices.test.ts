// Indices read from data are checked before anything is read or written by them.
import { describe, expect, test } from 'vitest';
import {
  compile,
  crossEntropy,
  gather,
  grad,
  isCotangentError,
  oneHot,
  scatterAdd,
  sum,
  tensor,
  toArray,
  type Tensor,
} from '../../src/index.ts';

const hostile = [-1, 3, 1e9, -1e9, 2 ** 31, 2 ** 32, -(2 ** 32), 2 ** 53, 0.5, -0.5, 1e-300, NaN, Infinity, -Infinity];
const table = tensor([1, 2, 3]);
const at = (index: number): Tensor<[2]> => tensor([0, index]);

function codeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (fault) {
    return isCotangentError(fault) ? fault.code : fault;
  }
}

describe.each(hostile)('the index %d', (index) => {
  test.each<[string, (i: Tensor<[2]>) => unknown]>([
    ['gather', (i) => gather(table, i)],
    ['scatterAdd', (i) => scatterAdd(tensor([5, 6]), i, 3)],
    ['oneHot', (i) => oneHot(i, 3)],
    [
      'crossEntropy',
      (i) =>
        crossEntropy(
          tensor([
            [1, 2, 3],
            [1, 2, 3],
          ]),
          i,
        ),
    ],
    ['the gradient of gather', (i) => grad((x) => sum(gather(x, i)), table)],
    ['gather by a tensor that is itself traced', (i) => grad((x) => sum(gather(table, x)), i)],
  ])('is refused by %s', (_, use) => {
    expect(codeOf(() => use(at(index)))).toBe('index');
    use(at(2));
  });

  test('is refused by a compiled program, whose other results stay right', () => {
    const guard = tensor([7, 8, 9]);
    const f = compile(({ i, values }: { i: Tensor<[2]>; values: Tensor<[2]> }) => ({
      scattered: scatterAdd(values, i, 3),
      gathered: gather(guard, i),
    }));
    expect(codeOf(() => f({ i: at(index), values: tensor([5, 6]) }))).toBe('index');
    const { scattered, gathered } = f({ i: at(2), values: tensor([5, 6]) });
    expect([toArray(scattered), toArray(gathered), toArray(guard)]).toEqual([
      [5, 0, 6],
      [7, 9],
      [7, 8, 9],
    ]);
    f.dispose();
  });
});

test('-0 is the index 0', () => {
  expect(toArray(gather(table, tensor([-0])))).toEqual([1]);
});

test('the report names op, entry, index and bound', () => {
  expect(() => gather(table, at(3))).toThrow('gather: index 3 at entry 1 is not an integer from 0 to 2');
});

test('an empty axis has no index', () => {
  expect(codeOf(() => gather(tensor([], [0]), tensor([0])))).toBe('index');
  expect(gather(tensor([], [0]), tensor([], [0])).shape).toEqual([0]);
});
