import { expect, test } from 'vitest';
import {
  abs,
  absorbingMul,
  add,
  argmax,
  broadcastTo,
  clip,
  concat,
  contract,
  cos,
  crossEntropy,
  diagonal,
  div,
  einsum,
  equal,
  exp,
  expandDims,
  expm1,
  gather,
  greater,
  greaterEqual,
  halfSquaredError,
  less,
  lessEqual,
  log,
  log1p,
  logSoftmax,
  logsumexp,
  matmul,
  max,
  maximum,
  mean,
  min,
  minimum,
  mse,
  mul,
  neg,
  notEqual,
  oneHot,
  pad,
  permute,
  pow,
  relu,
  reshape,
  scatterAdd,
  sigmoid,
  sin,
  slice,
  softmax,
  softplus,
  split,
  sqrt,
  square,
  squeeze,
  stack,
  stopGradient,
  sub,
  sum,
  tanh,
  tensor,
  toArray,
  transpose,
  where,
  type Nested,
  type Tensor,
} from '../../src/index.ts';

const x = tensor([
  [1, -2, 3],
  [4, 5, -6],
]);
const row = tensor([10, 20, 30]);
const ids = tensor([2, 0, 2]);
const third = 1 / 3;

// What each op means, on numbers that one can check by hand.
test.each<readonly [string, Tensor, Nested]>([
  [
    'abs',
    abs(x),
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  ['absorbingMul', absorbingMul(tensor([0, 2, 0]), tensor([Infinity, 3, NaN])), [0, 6, 0]],
  [
    'add',
    add(x, row),
    [
      [11, 18, 33],
      [14, 25, 24],
    ],
  ],
  ['argmax', argmax(x, 1), [2, 1]],
  ['argmax of all', argmax(x), 4],
  [
    'broadcastTo',
    broadcastTo(tensor([[1], [2]]), [2, 2]),
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'clip',
    clip(x, -2, 4),
    [
      [1, -2, 3],
      [4, 4, -2],
    ],
  ],
  [
    'concat',
    concat([x, tensor([[7], [8]])], 1),
    [
      [1, -2, 3, 7],
      [4, 5, -6, 8],
    ],
  ],
  ['contract', contract(x, tensor([1, 1, 1])), [2, 3]],
  ['contract over two axes', contract(x, x, 2), 91],
  ['cos', cos(tensor([0, Math.PI])), [1, -1]],
  [
    'crossEntropy of indices',
    crossEntropy(
      tensor([
        [0, 0],
        [0, 0],
      ]),
      tensor([0, 1]),
    ),
    Math.LN2,
  ],
  ['crossEntropy of rows', crossEntropy(tensor([0, 0, -Infinity]), tensor([0.5, 0.5, 0])), Math.LN2],
  [
    'diagonal',
    diagonal(
      tensor([
        [1, 2],
        [3, 4],
      ]),
    ),
    [1, 4],
  ],
  ['div', div(tensor([1, -1, 0]), tensor([0, 0, 0])), [Infinity, -Infinity, NaN]],
  ['einsum', einsum('ij,j->i', x, row), [60, -40]],
  [
    'einsum of a trace',
    einsum(
      'ii',
      tensor([
        [1, 2],
        [3, 4],
      ]),
    ),
    5,
  ],
  ['equal', equal(tensor([1, 2, NaN]), tensor([1, 3, NaN])), [1, 0, 0]],
  ['exp', exp(tensor([0, 1, -Infinity])), [1, Math.E, 0]],
  ['expandDims', expandDims(row, 0), [[10, 20, 30]]],
  ['expm1', expm1(tensor([0, 1e-20])), [0, 1e-20]],
  ['gather', gather(row, ids), [30, 10, 30]],
  [
    'gather of columns',
    gather(x, ids, 1),
    [
      [3, 1, 3],
      [-6, 4, -6],
    ],
  ],
  ['greater', greater(tensor([1, 2]), 1), [0, 1]],
  ['greaterEqual', greaterEqual(tensor([0, 1]), 1), [0, 1]],
  [
    'halfSquaredError',
    halfSquaredError(
      tensor([
        [1, 2],
        [3, 4],
      ]),
      tensor([
        [0, 0],
        [0, 0],
      ]),
    ),
    7.5,
  ],
  ['less', less(tensor([0, 1]), 1), [1, 0]],
  ['lessEqual', lessEqual(tensor([1, 2]), 1), [1, 0]],
  ['log', log(tensor([1, Math.E, 0])), [0, 1, -Infinity]],
  ['log1p', log1p(tensor([0, 1e-20])), [0, 1e-20]],
  ['logSoftmax', logSoftmax(tensor([1000, 1000])), [-Math.LN2, -Math.LN2]],
  ['logsumexp', logsumexp(tensor([1000, 1000])), 1000 + Math.LN2],
  ['matmul', matmul(x, tensor([[1], [1], [1]])), [[2], [3]]],
  ['max', max(x, 0), [4, 5, 3]],
  [
    'maximum',
    maximum(x, 0),
    [
      [1, 0, 3],
      [4, 5, 0],
    ],
  ],
  ['mean', mean(x, 1), [2 / 3, 1]],
  ['mean with its axis kept', mean(x, 1, { keepDims: true }), [[2 / 3], [1]]],
  ['min', min(x), -6],
  [
    'minimum',
    minimum(x, 0),
    [
      [0, -2, 0],
      [0, 0, -6],
    ],
  ],
  [
    'mse',
    mse(
      tensor([
        [1, 2],
        [3, 4],
      ]),
      tensor([
        [0, 0],
        [0, 0],
      ]),
    ),
    7.5,
  ],
  [
    'mul',
    mul(x, tensor([[2], [3]])),
    [
      [2, -4, 6],
      [12, 15, -18],
    ],
  ],
  ['neg', neg(row), [-10, -20, -30]],
  ['notEqual', notEqual(tensor([1, NaN]), tensor([1, NaN])), [0, 1]],
  [
    'oneHot',
    oneHot(ids, 3),
    [
      [0, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
    ],
  ],
  [
    'pad',
    pad(tensor([[1, 2]]), [
      [1, 0],
      [0, 1],
    ]),
    [
      [0, 0, 0],
      [1, 2, 0],
    ],
  ],
  [
    'permute',
    permute(x, [1, 0]),
    [
      [1, 4],
      [-2, 5],
      [3, -6],
    ],
  ],
  ['pow', pow(tensor([2, 0, -2]), tensor([10, 0, 3])), [1024, 1, -8]],
  [
    'relu',
    relu(x),
    [
      [1, 0, 3],
      [4, 5, 0],
    ],
  ],
  [
    'reshape',
    reshape(x, [3, 2]),
    [
      [1, -2],
      [3, 4],
      [5, -6],
    ],
  ],
  ['scatterAdd', scatterAdd(row, ids, 4), [20, 0, 40, 0]],
  ['sigmoid', sigmoid(tensor([0, 800, -800])), [0.5, 1, 0]],
  ['sin', sin(tensor([0, Math.PI / 2])), [0, 1]],
  [
    'slice',
    slice(x, [
      [0, 2],
      [1, 2],
    ]),
    [[-2], [5]],
  ],
  ['slice with steps', slice(tensor([0, 1, 2, 3, 4, 5]), [[1, 6, 2]]), [1, 3, 5]],
  ['slice counted from the end', slice(tensor([0, 1, 2, 3, 4, 5]), [[-3, -1]]), [3, 4]],
  ['slice with a negative step', slice(tensor([0, 1, 2, 3, 4, 5]), [[-2, null, -3]]), [4, 1]],
  [
    'slice in reverse order along both axes',
    slice(x, [
      [null, null, -1],
      [null, null, -1],
    ]),
    [
      [-6, 5, 4],
      [3, -2, 1],
    ],
  ],
  ['slice at an index', slice(x, [1]), [4, 5, -6]],
  ['slice at an index from the end', slice(x, [null, -1]), [3, -6]],
  ['slice of one entry', slice(x, [0, 1]), -2],
  ['slice at an index, backwards along the other axis', slice(x, [-1, [2, 0, -1]]), [-6, 5]],
  ['softmax', softmax(tensor([1000, 1000, -Infinity])), [0.5, 0.5, 0]],
  [
    'softmax along the first axis',
    softmax(
      tensor([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      0,
    ),
    [
      [third, third],
      [third, third],
      [third, third],
    ],
  ],
  ['softplus', softplus(tensor([0, 800, -800])), [Math.LN2, 800, 0]],
  [
    'split',
    split(x, [1, 2], 1)[1],
    [
      [-2, 3],
      [5, -6],
    ],
  ],
  ['sqrt', sqrt(tensor([4, 2])), [2, Math.SQRT2]],
  ['square', square(row), [100, 400, 900]],
  ['squeeze', squeeze(tensor([[[1], [2]]]), [0, 2]), [1, 2]],
  [
    'stack',
    stack([row, row], 1),
    [
      [10, 10],
      [20, 20],
      [30, 30],
    ],
  ],
  ['stopGradient', stopGradient(row), [10, 20, 30]],
  ['sub', sub(row, 1), [9, 19, 29]],
  ['sum', sum(x), 5],
  ['sum with its axes kept', sum(x, [0, 1], { keepDims: true }), [[5]]],
  ['tanh', tanh(tensor([0, 40, -40])), [0, 1, -1]],
  ['transpose', transpose(tensor([[[1, 2]], [[3, 4]]])), [[[1, 3]], [[2, 4]]]],
  ['where', where(tensor([1, 0, 2]), row, 0), [10, 0, 30]],
] as never)('%s', (_, got, wanted) => {
  const close = (value: Nested): unknown =>
    typeof value === 'number' ? (Number.isFinite(value) ? expect.closeTo(value, 14) : value) : value.map(close);
  expect(toArray(got)).toEqual(close(wanted));
});

test('oneHot has its shape in its type', () => {
  const rows: Tensor<[3, 4]> = oneHot(ids, 4);
  expect(rows.shape).toEqual([3, 4]);
});
