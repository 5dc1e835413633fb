// Corners of ops along axes: zeros, infinities, ties, repeated indices, padding, and axes of size 0; by every mode and pair of modes, eager and compiled.
import { describe, expect, test } from 'vitest';
import {
  contract,
  conv1d,
  cumprod,
  einsum,
  gather,
  jacobian,
  logSoftmax,
  logsumexp,
  matmul,
  max,
  mean,
  min,
  mul,
  prod,
  reshape,
  scatterAdd,
  softmax,
  square,
  standardDeviation,
  stopGradient,
  sum,
  tensor,
  where,
  greater,
  log,
  zeros,
  type Tensor,
} from '../../src/index.ts';
import { expectJet } from './jets.ts';

type V3 = Tensor<[3]>;
type Row = readonly [title: string, f: (x: V3) => Tensor<[]>, at: readonly number[], value: unknown, first: unknown[], second: unknown[]];
const weights = tensor([1, 10, 100]);
const none = new Array<number>(9).fill(0);
const third = 1 / 3;

describe.each<readonly [string, readonly Row[]]>([
  [
    'products with zeros',
    [
      ['none', (x) => prod(x), [2, 3, 4], 24, [12, 8, 6], [0, 4, 3, 4, 0, 2, 3, 2, 0]],
      ['one', (x) => prod(x), [2, 0, 4], 0, [0, 8, 0], [0, 4, 0, 4, 0, 2, 0, 2, 0]],
      ['two', (x) => prod(x), [0, 3, 0], 0, [0, 0, 0], [0, 0, 3, 0, 0, 0, 3, 0, 0]],
      ['three', (x) => prod(x), [0, 0, 0], 0, [0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]],
      ['one, within a running product', (x) => sum(cumprod(x)), [2, 0, 4], 2, [1, 10, 0], [0, 5, 0, 5, 0, 2, 0, 2, 0]],
      ['one, squared', (x) => square(prod(x)), [2, 0, 4], 0, [0, 0, 0], [0, 0, 0, 0, 128, 0, 0, 0, 0]],
    ],
  ],
  [
    'logsumexp and softmax',
    [
      ['logsumexp where all are -∞', (x) => logsumexp(x), [-Infinity, -Infinity, -Infinity], -Infinity, [0, 0, 0], none],
      ['logsumexp where one is finite', (x) => logsumexp(x), [-Infinity, 5, -Infinity], 5, [0, 1, 0], none],
      ['logsumexp of huge numbers', (x) => logsumexp(x), [1e308, -1e308, 1e300], 1e308, [1, 0, 0], none],
      ['logsumexp beside ∞', (x) => logsumexp(x), [Infinity, 0, 0], Infinity, [1, 0, 0], none],
      ['softmax of huge logits', (x) => sum(mul(softmax(x), weights)), [1e308, -1e308, 0], 1, [0, 0, 0], none],
      ['softmax beside -∞', (x) => gather(softmax(x), tensor(0)), [0, 0, -Infinity], 0.5, [0.25, -0.25, 0], none],
      ['logSoftmax of huge logits', (x) => gather(logSoftmax(x), tensor(0)), [1e308, 0, -1e308], 0, [0, 0, 0], none],
      ['logSoftmax far from the greatest', (x) => gather(logSoftmax(x), tensor(1)), [1000, 0, -1000], -1000, [-1, 1, 0], none],
    ],
  ],
  [
    'ties and equal entries',
    [
      ['max of three equals', (x) => max(x), [7, 7, 7], 7, [third, third, third], none],
      ['min of zeros of both signs', (x) => min(x), [0, -0, 1], 0, [0.5, 0.5, 0], none],
      ['standardDeviation of equals', (x) => standardDeviation(x), [2, 2, 2], 0, [0, 0, 0], none],
    ],
  ],
  [
    'repeated indices',
    [
      ['gather', (x) => sum(square(gather(x, tensor([2, 0, 2, 2])))), [1, 2, 3], 28, [2, 0, 18], [2, 0, 0, 0, 0, 0, 0, 0, 6]],
      ['gather, each copy with its weight', (x) => sum(mul(gather(x, tensor([1, 1, 0])), weights)), [1, 2, 3], 122, [100, 11, 0], none],
      ['scatterAdd', (x) => sum(square(scatterAdd(x, tensor([1, 1, 0]), 2))), [1, 2, 3], 18, [6, 6, 6], [2, 2, 0, 2, 2, 0, 0, 0, 2]],
    ],
  ],
  [
    'convolutions with odd padding',
    [
      [
        "'same' with an even window: the odd zero stands after",
        (x) => sum(mul(conv1d(reshape(x, [1, 3]), tensor([[[1, 2]]]), { padding: 'same' }), weights)),
        [1, 2, 3],
        5 + 80 + 300,
        [1, 12, 120],
        none,
      ],
      [
        'two zeros before and none after, with a stride',
        (x) => sum(square(conv1d(reshape(x, [1, 3]), tensor([[[1, 2]]]), { padding: [[2, 0]], stride: 2 }))),
        [1, 2, 3],
        25,
        [10, 20, 0],
        [2, 4, 0, 4, 8, 0, 0, 0, 0],
      ],
    ],
  ],
  [
    'second derivatives',
    [
      [
        'of where, entry by entry, beside infinities',
        (x) => sum(where(greater(x, 0), mul(square(x), x), where(greater(x, 0), log(x), square(x)))),
        [-1, 0, 2],
        9,
        [-2, 0, 12],
        [2, 0, 0, 0, 2, 0, 0, 0, 12],
      ],
      ['of stopGradient, along an axis', (x) => sum(mul(x, stopGradient(sum(square(x))))), [1, 2, 3], 84, [14, 14, 14], none],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('%s', (_title, f, at, value, first, second) => {
    expectJet(f as never, tensor([...at]), { value, first, second });
  });
});

describe('axes of size 0', () => {
  const [a, b] = [zeros([2, 0]), zeros([0, 3])];
  test('a contraction over nothing is zeros, with derivatives of no entries, and without terms of their own', () => {
    for (const f of [
      (x: Tensor<[2, 0]>) => matmul(x, b),
      (x: Tensor<[2, 0]>) => contract(x, b),
      (x: Tensor<[2, 0]>) => einsum('ij,jk->ik', x, b),
    ]) {
      const total = (x: Tensor<[2, 0]>): Tensor<[]> => sum(square(f(x)));
      expect([...f(a).data]).toEqual([0, 0, 0, 0, 0, 0]);
      expectJet(total as never, a, { value: 0, first: [], second: [] });
      for (const order of ['forward', 'reverse'] as const) expect(jacobian(f, a, { order }).value.shape).toEqual([2, 3, 2, 0]);
    }
  });
  test('a sum of nothing is 0, a product 1, a mean NaN, with gradients of no entries', () => {
    expectJet(((x: typeof a) => sum(x)) as never, a, { value: 0, first: [], second: [] });
    expectJet(((x: typeof a) => prod(x)) as never, a, { value: 1, first: [], second: [] });
    expectJet(((x: typeof a) => mean(x)) as never, a, { value: NaN, first: [], second: [] });
    expectJet(((x: typeof a) => logsumexp(x)) as never, a, { value: -Infinity, first: [], second: [] });
  });
  test('what is added beside nothing keeps its derivative', () => {
    const f = (x: Tensor<[2]>): Tensor<[]> => sum(square(sum(mul(reshape(x, [2, 1]), a), 1)));
    expectJet(f as never, tensor([1, 2]), { value: 0, first: [0, 0], second: [0, 0, 0, 0] });
  });
});

describe('0-d tensors', () => {
  test('are reduced over no axes', () => {
    for (const f of [sum, mean, max, min, prod, logsumexp] as const)
      expectJet(((x: Tensor<[]>) => square(f(x))) as never, tensor(3), { value: 9, first: [6], second: [2] });
  });
});
