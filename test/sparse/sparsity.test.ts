import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  add,
  arange,
  checkpoint,
  compile,
  concat,
  cond,
  conv1d,
  cumsum,
  customDerivative,
  fft,
  flip,
  gather,
  grad,
  greater,
  inverse,
  key,
  matmul,
  maxPool1d,
  mul,
  normal,
  pad,
  relu,
  reshape,
  scan,
  scatterAdd,
  slice,
  softmax,
  sort,
  sparsity,
  square,
  stack,
  sub,
  sum,
  tanh,
  tensor,
  zeros,
  type Tensor,
  type Tree,
} from '../../src/index.ts';
import { denseJacobian, nonZeros, pairsOf } from './patterns.ts';

type Vector = Tensor<[12]>;
const x = normal(key(1), [12]);
const differences = (v: Vector): Tensor<[11]> => sub(slice(v, [[1, null]]), slice(v, [[null, -1]]));
const ones = (row: readonly number[]): string[] => row.map((column, i) => `${i},${column}`);

/** Functions whose Jacobians at x have no zeros by chance: the pattern must be exactly theirs. */
const exact: Readonly<Record<string, (v: Vector) => Tree>> = {
  'an elementwise function': (v) => tanh(v),
  'a difference of neighbours': differences,
  'an arrow': (v) => add(concat([slice(mul(v, sum(square(v))), [[0, 1]]), slice(tanh(v), [[1, null]])]), slice(v, [0]) as never),
  'a convolution': (v) => conv1d(reshape(v, [1, 12]), tensor([[[1, 3, 2]]])),
  'a convolution whose kernel has a zero': (v) => conv1d(reshape(v, [1, 12]), tensor([[[1, 0, 2]]])),
  'a convolution with a stride, both operands moving': (v) =>
    conv1d(reshape(v, [2, 6]), reshape(slice(v, [[0, 6]]), [1, 2, 3]), { stride: 2 }),
  'a product with a matrix': (v) => matmul(reshape(v, [4, 3]), normal(key(2), [3, 5])),
  'a product with a matrix that has zeros': (v) =>
    matmul(
      reshape(v, [4, 3]),
      tensor([
        [1, 0],
        [0, 0],
        [2, 3],
      ]),
    ),
  'a broadcast': (v) => add(reshape(v, [12, 1]), reshape(slice(v, [[0, 2]]), [1, 2])),
  'a sum along an axis': (v) => sum(reshape(v, [3, 4]), 1),
  'a gather with repeated indices': (v) => gather(v, tensor([3, 3, 0, 11])),
  'a scatter with repeated indices': (v) => scatterAdd(v, tensor([0, 1, 0, 2, 2, 4, 4, 4, 0, 1, 2, 3]), 6),
  'a running sum': (v) => cumsum(v),
  'sorted entries': (v) => sort(v),
  'a flip of a padded transpose': (v) =>
    flip(
      pad(reshape(v, [4, 3]), [
        [1, 0],
        [0, 2],
      ]),
    ),
  'a softmax': (v) => softmax(reshape(v, [3, 4])),
  'a Fourier transform': (v) => fft(reshape(v, [6, 2])),
  'an inverse of blocks': (v) =>
    inverse(
      add(
        reshape(v, [3, 2, 2]),
        mul(
          4,
          tensor([
            [1, 0],
            [0, 1],
          ]),
        ),
      ),
    ),
  'a checkpointed function': checkpoint(differences),
  'a scan': (v) => scan((h, item) => [tanh(add(h, item)), mul(h, item)], zeros([]), v)[1],
  'a gradient': (v) => grad((p: Vector) => sum(mul(square(slice(p, [[1, null]])), slice(p, [[null, -1]]))), v),
  'a compiled function': compile((v: Vector) => differences(v)),
  'a derivative of one’s own': customDerivative(
    (v: Vector) => mul(v, 2),
    () => ({ push: (dot) => mul(flip(dot), 2), pull: (bar) => mul(flip(bar), 2) }),
  ),
  'one entry': (v) => slice(v, [5]),
  'results side by side': (v) => stack([v, flip(v)]),
};

test.each(Object.entries(exact))('the pattern of %s is exactly where its Jacobian is not 0', (_, f) => {
  const wanted = nonZeros(denseJacobian(f as never, x), 12);
  for (const kind of ['global', 'local'] as const) expect(pairsOf(sparsity(f, x, { kind }))).toEqual(wanted);
});

test('a local pattern has what is not 0 at the point, a global one what may be somewhere', () => {
  const point = tensor([1, -1, 2, -2]);
  expect(pairsOf(sparsity((v: Tensor<[4]>) => relu(v), point, { kind: 'local' }))).toEqual(['0,0', '2,2']);
  expect(pairsOf(sparsity((v: Tensor<[4]>) => relu(v), point))).toEqual(ones([0, 1, 2, 3]));
  expect(sparsity((v: Tensor<[4]>) => mul(v, flip(v)), zeros([4])).count).toBe(8);
  expect(sparsity((v: Tensor<[4]>) => mul(v, flip(v)), zeros([4]), { kind: 'local' }).count).toBe(0);
  expect(sparsity((v: Tensor<[6]>) => maxPool1d(reshape(v, [1, 6]), 3), arange(6)).count).toBe(6);
  expect(sparsity((v: Tensor<[6]>) => maxPool1d(reshape(v, [1, 6]), 3), arange(6), { kind: 'local' }).count).toBe(2);
});

test('a kernel that is 0 at the point is not 0 elsewhere', () => {
  const f = (v: Tensor<[5]>): Tree => conv1d(reshape(v, [1, 5]), reshape(slice(v, [[0, 2]]), [1, 1, 2]));
  expect(pairsOf(sparsity(f, zeros([5])))).toEqual(pairsOf(sparsity(f, normal(key(3), [5]))));
});

test('loops and branches are looked into: what a function does elsewhere is in its global pattern', () => {
  const branch = (v: Tensor<[3]>): Tree =>
    cond(
      greater(sum(v), 0),
      (u) => tanh(u),
      (u) => flip(u),
      v,
    );
  expect(pairsOf(sparsity(branch, tensor([1, 1, 1])))).toEqual(['0,0', '0,2', '1,1', '2,0', '2,2']);
  expect(pairsOf(sparsity(branch, tensor([1, 1, 1]), { kind: 'local' }))).toEqual(ones([0, 1, 2]));
  const loop = (v: Tensor<[3]>): Tree => scan((h, item) => [relu(item), add(h, relu(item))], zeros([]), v)[1];
  expect(pairsOf(sparsity(loop, tensor([-1, -1, -1])))).toEqual(['0,0', '1,0', '1,1', '2,1', '2,2']);
  expect(sparsity(loop, tensor([-1, -1, -1]), { kind: 'local' }).count).toBe(0);
});

test('leaves of trees are laid one after the other', () => {
  const pattern = sparsity(({ a, b }: { a: Tensor<[2, 2]>; b: Tensor<[]> }) => [mul(b, 2), { sum: sum(a, 0) }], {
    a: zeros([2, 2]),
    b: zeros([]),
  });
  expect(pattern.shape).toEqual([3, 5]);
  expect(pairsOf(pattern)).toEqual(['0,4', '1,0', '1,2', '2,1', '2,3']);
  expect(pattern.inputs).toEqual([
    { path: 'a', shape: [2, 2], offset: 0 },
    { path: 'b', shape: [], offset: 4 },
  ]);
  expect(pattern.outputs).toEqual([
    { path: '0', shape: [], offset: 0 },
    { path: '1.sum', shape: [2], offset: 1 },
  ]);
});

test('scalars, empty tensors and results that do not depend on the argument have patterns too', () => {
  expect(pairsOf(sparsity((v: Tensor<[]>) => square(v), tensor(3)))).toEqual(['0,0']);
  expect(sparsity((v: Tensor<[0]>) => tanh(v), zeros([0])).shape).toEqual([0, 0]);
  expect(
    sparsity(
      (v: Tensor<[0, 2]>) =>
        pad(v, [
          [1, 0],
          [0, 0],
        ]),
      zeros([0, 2]),
    ).shape,
  ).toEqual([2, 0]);
  expect(sparsity((v: Tensor<[3]>) => slice(v, [[1, 1]]), zeros([3])).shape).toEqual([0, 3]);
  expect(pairsOf(sparsity((v: Tensor<[2]>) => [zeros([2]), v, v], zeros([2])))).toEqual(['2,0', '3,1', '4,0', '5,1']);
  expect(sparsity(() => [], zeros([2])).shape).toEqual([0, 2]);
});

test('what cancels stays an entry, and so does NaN', () => {
  for (const kind of ['global', 'local'] as const) {
    expect(pairsOf(sparsity((v: Tensor<[2]>) => sub(v, v), zeros([2]), { kind }))).toEqual(ones([0, 1]));
    expect(pairsOf(sparsity((v: Tensor<[3]>) => mul(v, tensor([NaN, 0, 1])), zeros([3]), { kind }))).toEqual(['0,0', '2,2']);
  }
});

test('what is sorted, or read at indices that depend on the point, has the pattern of this point', () => {
  for (const kind of ['global', 'local'] as const)
    expect(pairsOf(sparsity((v: Tensor<[3]>) => sort(v), tensor([2, 3, 1]), { kind }))).toEqual(ones([2, 0, 1]));
});

test('whole numbers that a function reads as indices stay what they are', () => {
  const pattern = sparsity(({ table, at }: { table: Tensor<[3]>; at: Tensor<[2]> }) => mul(gather(table, at), gather(table, at)), {
    table: zeros([3]),
    at: tensor([0, 2]),
  });
  expect(pairsOf(pattern)).toEqual(['0,0', '1,2']);
});

test('a banded problem of many variables has a pattern without making its square', () => {
  const pattern = sparsity((v: Tensor<[10_000]>) => sub(slice(v, [[1, null]]), slice(v, [[null, -1]])), zeros([10_000]));
  expect(pattern.shape).toEqual([9_999, 10_000]);
  expect(pattern.count).toBe(19_998);
});

test('another kind, a traced point, and what is no function are refused', () => {
  expect(() => sparsity((v: Vector) => tanh(v), x, { kind: 'both' as never })).toThrow(
    "sparsity: the kind must be 'global' or 'local', got 'both'",
  );
  expect(() => sparsity((v: Vector) => tanh(v), x, null as never)).toThrow('sparsity: expected options, got null');
  expect(() => sparsity(3 as never, x)).toThrow('sparsity: expected a function of one argument, got 3');
  const traced = compile((v: Vector) => {
    sparsity((u: Vector) => tanh(u), v);
    return v;
  });
  expect(() => traced(x)).toThrow('sparsity: a pattern is found where there are numbers');
});

test('Node prints the sizes of a pattern', () => {
  expect(inspect(sparsity((v: Vector) => tanh(v), x))).toBe('SparsityPattern[12, 12] of 12 entries');
});
