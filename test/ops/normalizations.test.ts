import { expect, test } from 'vitest';
import {
  batchNorm,
  full,
  grad,
  groupNorm,
  instanceNorm,
  key,
  layerNorm,
  mean,
  mul,
  normal,
  ones,
  reshape,
  rmsNorm,
  square,
  sum,
  tensor,
  toArray,
  variance,
  zeros,
  type Tensor,
} from 'cotangent';

test('layerNorm takes off the mean, divides by the deviation, then scales and shifts', () => {
  const y = layerNorm(tensor([[1, 3]]), tensor([2, 4]), tensor([10, 20]), { epsilon: 3 });
  expect(toArray(y)).toEqual([[9, 22]]);
});

test('layerNorm of a constant row is its bias, with a finite derivative', () => {
  const x = tensor([5, 5]);
  expect(toArray(layerNorm(x, ones([2]), tensor([1, 2])))).toEqual([1, 2]);
  const slope = grad((row) => sum(mul(layerNorm(row, ones([2]), undefined, { epsilon: 0.25 }), tensor([1, 0]))), x);
  expect(toArray(slope)).toEqual([1, -1]);
});

test('rmsNorm divides by the root of the mean square, and keeps a row of zeros', () => {
  expect(toArray(rmsNorm(tensor([1, 7]), tensor([6, 6]), { epsilon: 11 }))).toEqual([1, 7]);
  const slope = grad((row) => sum(rmsNorm(row, ones([2]), { epsilon: 0.25 })), tensor([0, 0]));
  expect(toArray(slope)).toEqual([2, 2]);
});

test('batchNorm takes each channel by its mean and deviation over items and space', () => {
  const x = tensor([
    [
      [1, 3],
      [0, 0],
    ],
    [
      [1, 3],
      [4, 8],
    ],
  ]);
  const y = batchNorm(x, tensor([2, 4]), tensor([10, 20]), { epsilon: 3 });
  const root = Math.sqrt(11 + 3);
  expect(toArray(y)).toEqual([
    [[9, 11], [20 - 12 / root, 20 - 12 / root].map((value) => expect.closeTo(value, 13) as number)],
    [[9, 11], [20 + 4 / root, 20 + 20 / root].map((value) => expect.closeTo(value, 13) as number)],
  ]);
});

test('batchNorm by the statistics of the batch is batchNorm by statistics that are given, in values and gradients', () => {
  const x = normal(key(1), [4, 3, 2]);
  const [scale, shift, weights] = [normal(key(2), [3]), normal(key(3), [3]), normal(key(4), [4, 3, 2])];
  const own = (v: typeof x) => batchNorm(v, scale, shift);
  const given = (v: typeof x) => batchNorm(v, scale, shift, { mean: mean(v, [0, 2]), variance: variance(v, [0, 2]) });
  given(x).data.forEach((value, i) => expect(value).toBeCloseTo(own(x).data[i]!, 13));
  const [a, b] = [own, given].map((f) => grad((v: typeof x) => sum(mul(f(v), weights)), x).data) as [Float64Array, Float64Array];
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 12));
});

test('batchNorm by running averages treats each item alone', () => {
  const statistics = { mean: tensor([1, 2]), variance: tensor([3, 15]), epsilon: 1 };
  const x = tensor([[3, 6]]);
  expect(toArray(batchNorm(x, tensor([1, 2]), tensor([0, 1]), statistics))).toEqual([[1, 3]]);
  expect(toArray(grad((v) => sum(batchNorm(v, tensor([1, 2]), undefined, statistics)), x))).toEqual([[0.5, 0.5]]);
  expect(() => batchNorm(x, ones([2]), undefined, { mean: zeros([2]) })).toThrow(
    'batchNorm: mean and variance are given together, or none of them',
  );
  expect(() => batchNorm(x, ones([2]), undefined, { mean: zeros([3]) as never, variance: ones([2]) })).toThrow(/batchNorm: .*\[3\]/);
});

test('a channel, an item or a group that is constant becomes its shift, whatever the constant', () => {
  const x: Tensor<[3, 2, 1]> = full([3, 2, 1], 0.1);
  const shift = tensor([5, 6]);
  const expected = [
    [[5], [6]],
    [[5], [6]],
    [[5], [6]],
  ];
  expect(toArray(batchNorm(x, ones([2]), shift))).toEqual(expected);
  expect(toArray(instanceNorm(x, ones([2]), shift))).toEqual(expected);
  expect(toArray(groupNorm(x, 1, ones([2]), shift))).toEqual(expected);
  expect(toArray(layerNorm(full([3], 0.1), ones([3]), ones([3])))).toEqual([1, 1, 1]);
});

test('a great mean costs no digits', () => {
  const [near, far] = [tensor([[0, 1, 2, 5]]), tensor([[1e15, 1e15 + 1, 1e15 + 2, 1e15 + 5]])].map((x) =>
    toArray(groupNorm(reshape(x, [1, 4, 1]), 1, ones([4]))),
  );
  expect(far).toEqual(near);
});

test('groupNorm of one group is over all channels, of as many as channels it is instanceNorm', () => {
  const x = normal(key(5), [2, 4, 3]);
  const [scale, shift] = [normal(key(6), [4]), normal(key(7), [4])];
  expect(toArray(groupNorm(x, 4, scale, shift))).toEqual(toArray(instanceNorm(x, scale, shift)));
  const flat = layerNorm(reshape(x, [2, 12]), ones([12]));
  groupNorm(x, 1, ones([4])).data.forEach((value, i) => expect(value).toBeCloseTo(flat.data[i]!, 13));
  expect(() => groupNorm(x, 3 as never, scale as never)).toThrow('groupNorm: the 4 channels of [2, 4, 3] do not divide into 3 groups');
});

test('normalizations of no items are of no items', () => {
  expect(batchNorm(zeros([0, 2, 3]), ones([2])).shape).toEqual([0, 2, 3]);
  expect(toArray(grad((scale) => sum(square(batchNorm(zeros([0, 2]), scale))), ones([2])))).toEqual([0, 0]);
});
