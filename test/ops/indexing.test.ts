import { describe, expect, test } from 'vitest';
import {
  addRows,
  compile,
  dynamicSlice,
  dynamicUpdateSlice,
  embedding,
  gather,
  grad,
  hessian,
  isCotangentError,
  mul,
  scatter,
  scatterAdd,
  scatterAddAlongAxis,
  scatterAlongAxis,
  sum,
  take,
  takeAlongAxis,
  tensor,
  toArray,
  vmap,
  zeros,
  type IndexError,
  type Tensor,
} from '../../src/index.ts';
import { interpretProgram } from '../../src/compile/interpret.ts';
import { createArena } from '../../src/memory/arena.ts';
import { placeholder } from '../../src/tensor/graph.ts';
import { shaped, type Value } from '../../src/tensor/tensor.ts';

const m = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('reading', () => {
  test('take counts entries in row-major order, or along an axis', () => {
    expect(toArray(take(m, tensor([5, 0, 5])))).toEqual([6, 1, 6]);
    expect(toArray(take(m, tensor([2, 0]), 1))).toEqual([
      [3, 1],
      [6, 4],
    ]);
  });
  test('takeAlongAxis has indices of its own for each row; other axes broadcast either way', () => {
    const rows = tensor([
      [2, 0],
      [1, 1],
    ]);
    expect(toArray(takeAlongAxis(m, rows))).toEqual([
      [3, 1],
      [5, 5],
    ]);
    expect(toArray(takeAlongAxis(m, tensor([[1, 0, 1]]), 0))).toEqual([[4, 2, 6]]);
    expect(toArray(takeAlongAxis(m, tensor([[1]])))).toEqual([[2], [5]]);
    expect(toArray(takeAlongAxis(tensor([[1, 2, 3]]), rows))).toEqual([
      [3, 1],
      [2, 2],
    ]);
  });
  test('scatterAddAlongAxis onto zeros is the adjoint of takeAlongAxis, with repeated indices', () => {
    const i = tensor([
      [2, 0, 2],
      [1, 1, 1],
    ]);
    const v = tensor([
      [10, 20, 30],
      [1, 2, 4],
    ]);
    const pulled = grad((x: Tensor<[2, 3]>) => sum(mul(v, takeAlongAxis(x, i))), m);
    expect(toArray(pulled)).toEqual([
      [20, 0, 40],
      [0, 7, 0],
    ]);
    expect(toArray(scatterAddAlongAxis(zeros([2, 3]), i, v))).toEqual(toArray(pulled));
  });
  test('repeated indices count as often as they occur, in the first and second derivative', () => {
    const f = (x: Tensor<[3]>): Tensor<[]> => {
      const y = gather(x, tensor([1, 1, 2]));
      return sum(mul(y, mul(y, y)));
    };
    const x = tensor([2, 3, 5]);
    expect(toArray(grad(f, x))).toEqual([0, 54, 75]);
    expect(toArray(hessian(f, x).value)).toEqual([
      [0, 0, 0],
      [0, 36, 0],
      [0, 0, 30],
    ]);
  });
  test('an embedding of [N, D] at [...I] is [...I, D]', () => {
    expect(toArray(embedding(m, tensor([[1, 0]])))).toEqual([
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    ]);
  });
  test('no indices read nothing, also from a table without rows', () => {
    expect(embedding(tensor([], [0, 3]), tensor([], [0])).shape).toEqual([0, 3]);
    expect(take(m, tensor([], [0, 2])).shape).toEqual([0, 2]);
    expect(takeAlongAxis(tensor([], [2, 0]), tensor([], [2, 0])).shape).toEqual([2, 0]);
    expect(toArray(grad((x: Tensor<[2, 3]>) => sum(embedding(x, tensor([], [0]))), m))).toEqual(toArray(zeros([2, 3])));
  });
  test('NaN, infinities and the sign of 0 are read as they are', () => {
    expect(toArray(take(tensor([Number.NaN, Infinity, -0]), tensor([0, 1, 2])))).toEqual([Number.NaN, Infinity, -0]);
  });
});

describe('writing', () => {
  test('of repeated indices the last one wins', () => {
    const updates = tensor([
      [7, 8, 9],
      [10, 11, 12],
    ]);
    expect(toArray(scatter(m, tensor([1, 1]), updates))).toEqual([
      [1, 2, 3],
      [10, 11, 12],
    ]);
    expect(
      toArray(
        scatterAlongAxis(
          m,
          tensor([
            [2, 2],
            [0, 1],
          ]),
          tensor([
            [7, 8],
            [9, 10],
          ]),
        ),
      ),
    ).toEqual([
      [1, 2, 8],
      [9, 10, 6],
    ]);
    // rows that share one row of x write into it one after the other
    expect(toArray(scatterAlongAxis(tensor([[1, 2, 3]]), tensor([[0], [0]]), tensor([[7], [8]])))).toEqual([[8, 2, 3]]);
    // row-major order: the axis that is written along varies slower here
    const crossing = scatterAlongAxis(
      tensor([[1], [2]]),
      tensor([
        [0, 1],
        [1, 0],
      ]),
      tensor([
        [3, 4],
        [5, 6],
      ]),
      0,
    );
    expect(toArray(crossing)).toEqual([[6], [5]]);
  });
  test('derivatives belong to what is left standing', () => {
    const i = tensor([1, 1]);
    const f = ({ x, u }: { x: Tensor<[3]>; u: Tensor<[2]> }): Tensor<[]> => {
      const y = scatter(x, i, u);
      return sum(mul(y, y));
    };
    const at = { x: tensor([1, 2, 3]), u: tensor([5, 7]) };
    const { x, u } = grad(f, at);
    expect([toArray(x), toArray(u)]).toEqual([
      [2, 0, 6],
      [0, 14],
    ]);
    const second = hessian(f, at);
    expect(toArray(second.u.u.value)).toEqual([
      [0, 0],
      [0, 2],
    ]);
    expect(toArray(second.x.x.value)).toEqual([
      [2, 0, 0],
      [0, 0, 0],
      [0, 0, 2],
    ]);
  });
  test('an overwritten NaN leaves no trace, in the value and in the derivative', () => {
    const f = (x: Tensor<[2]>): Tensor<[]> => sum(mul(scatter(x, tensor([0]), tensor([4])), 3));
    expect(toArray(f(tensor([Number.NaN, 1])))).toBe(15);
    expect(toArray(grad(f, tensor([Number.NaN, 1])))).toEqual([0, 3]);
  });
  test('nothing is written at no index', () => {
    expect(toArray(scatter(m, tensor([], [0]), zeros([0, 3])))).toEqual(toArray(m));
    expect(toArray(scatterAlongAxis(m, tensor([], [2, 0]), zeros([2, 0])))).toEqual(toArray(m));
    expect(scatter(zeros([0, 3]), tensor([], [0]), zeros([0, 3])).shape).toEqual([0, 3]);
  });
});

describe('parts that begin where data say', () => {
  test('are read and replaced', () => {
    expect(toArray(dynamicSlice(m, tensor([1, 1]), [1, 2]))).toEqual([[5, 6]]);
    expect(toArray(dynamicUpdateSlice(m, tensor([[8, 9]]), tensor([0, 1])))).toEqual([
      [1, 8, 9],
      [4, 5, 6],
    ]);
    expect(toArray(dynamicSlice(m, tensor([0, 0]), [2, 3]))).toEqual(toArray(m));
    expect(dynamicSlice(m, tensor([2, 3]), [0, 0]).shape).toEqual([0, 0]);
  });
  test('what is replaced has derivative 0', () => {
    const f = (x: Tensor<[2, 3]>): Tensor<[]> => {
      const y = dynamicUpdateSlice(x, tensor([[8, 9]]), tensor([0, 1]));
      return sum(mul(y, y));
    };
    expect(toArray(grad(f, m))).toEqual([
      [2, 0, 0],
      [8, 10, 12],
    ]);
  });
});

test('vmap maps over tables, indices and starts, alone and together', () => {
  const tables = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const i = tensor([
    [2, 0],
    [1, 1],
  ]);
  const both = vmap(({ x, at }: { x: Tensor<[3]>; at: Tensor<[2]> }) => take(x, at), { x: tables, at: i });
  expect(toArray(both)).toEqual([
    [3, 1],
    [5, 5],
  ]);
  expect(toArray(vmap((at: Tensor<[2]>) => take(m, at, 1), i))).toEqual([
    [
      [3, 1],
      [6, 4],
    ],
    [
      [2, 2],
      [5, 5],
    ],
  ]);
  const written = vmap(({ x, at }: { x: Tensor<[3]>; at: Tensor<[2]> }) => scatter(x, at, tensor([7, 8])), { x: tables, at: i });
  expect(toArray(written)).toEqual([
    [8, 2, 7],
    [4, 8, 6],
  ]);
  expect(
    toArray(
      vmap(
        (from: Tensor<[2]>) => dynamicSlice(m, from, [1, 2]),
        tensor([
          [0, 1],
          [1, 0],
        ]),
      ),
    ),
  ).toEqual([[[2, 3]], [[4, 5]]]);
});

/** How a fault is told: op, entry, value, bound. */
type Told = readonly [op: string, entry: number, value: number, bound: number];
type At = Tensor<[2]>;

describe.each([-1, 2, 0.5, Number.NaN, Infinity])('the index %d', (bad) => {
  const two = (): Tensor<[2]> => tensor([1, 2]);
  const uses: readonly [name: string, bound: number, use: (i: At) => Tensor][] = [
    ['take', 2, (i) => take(two(), i)],
    ['takeAlongAxis', 2, (i) => takeAlongAxis(two(), i)],
    ['embedding', 2, (i) => embedding(m, i)],
    ['scatter', 2, (i) => scatter(two(), i, two())],
    ['scatterAlongAxis', 2, (i) => scatterAlongAxis(two(), i, two())],
    ['scatterAddAlongAxis', 2, (i) => scatterAddAlongAxis(two(), i, two())],
    ['addRows', 2, (i) => addRows(two(), i, two())],
    ['scatterAdd', 2, (i) => scatterAdd(two(), i, 2)],
    ['dynamicSlice', 2, (i) => dynamicSlice(m, i, [1, 2])],
    ['dynamicUpdateSlice', 2, (i) => dynamicUpdateSlice(m, tensor([[0, 0]]), i)],
  ];
  const told = (run: () => unknown): Told | undefined => {
    try {
      run();
      return undefined;
    } catch (fault) {
      if (!isCotangentError(fault) || fault.code !== 'index') throw fault;
      const { op, entry, value, bound } = fault as IndexError;
      return [op, entry, value, bound];
    }
  };
  test.each(uses)('is refused by %s with op, entry, value and bound: eager, compiled and interpreted', (name, bound, use) => {
    const expected: Told = [name, 1, bad, bound];
    const [good, wrong] = [tensor([0, 1]), tensor([0, bad])];
    expect(told(() => use(wrong))).toEqual(expected);
    const compiled = compile(use);
    expect(told(() => compiled(wrong))).toEqual(expected);
    expect(told(() => compiled(good))).toBeUndefined();
    compiled.dispose();
    const [arena, i] = [createArena(), placeholder([2])];
    const program = interpretProgram({ arena, inputs: [i], entries: [[{ value: use(shaped(i)) as unknown as Value }]] });
    const run = (entries: readonly number[]): void => {
      arena.view(program.inputs[0]!.address, 2).set(entries);
      program.entries[0]!();
    };
    expect(told(() => run([0, bad]))).toEqual(expected);
    expect(told(() => run([0, 1]))).toBeUndefined();
  });
});

test('an index is named by its own place, also where indices are moved and repeated', () => {
  const i = tensor([
    [0, 1, 1],
    [0, 2, 0],
  ]);
  expect(() => takeAlongAxis(m, i, 0)).toThrow('takeAlongAxis: index 2 at entry 4 is not an integer from 0 to 1');
  expect(() => scatterAddAlongAxis(m, tensor([[0], [3]]), tensor([[0], [0]]))).toThrow('scatterAddAlongAxis: index 3 at entry 1');
});
