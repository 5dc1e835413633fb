import { expect, test } from 'vitest';
import {
  argmax,
  broadcastTo,
  clip,
  concat,
  contract,
  crossEntropy,
  diagonal,
  einsum,
  exp,
  expandDims,
  gather,
  greater,
  hessian,
  jacobian,
  jvp,
  key,
  logsumexp,
  matmul,
  max,
  mean,
  mse,
  normal,
  oneHot,
  pad,
  permute,
  reshape,
  scatterAdd,
  slice,
  softmax,
  split,
  splitKey,
  squeeze,
  stack,
  stopGradient,
  sum,
  tanh,
  tensor,
  transpose,
  uniform,
  valueAndGrad,
  vjp,
  where,
  zeros,
  type Key,
  type Tensor,
} from '../../src/index.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** The shape in the type and the one at run time. */
const is =
  <const S extends readonly number[]>(...shape: S) =>
  <T extends Tensor>(x: T & (Same<T, Tensor<[...S]>> extends true ? unknown : 'its type has another shape')): void => {
    expect(x.shape).toEqual(shape);
  };

const x = zeros([2, 3]);
const v = zeros([3]);
const ids = tensor([0, 1]);

test('shaped arguments give shaped results', () => {
  is(2, 3)(exp(x));
  is(2, 3)(where(greater(x, 0), x, v));
  is(2, 3)(clip(x, 0, 1));
  is(2)(argmax(x, 1));
  is(2, 1)(logsumexp(x, -1, { keepDims: true }));
  is(3)(max(x, 0));
  is()(mean(x));
  is()(sum(x));
  is(4, 2, 3)(broadcastTo(x, [4, 2, 3]));
  is(2, 6)(concat([x, x], 1));
  is(2)(contract(x, v));
  is(2)(matmul(x, v));
  is()(crossEntropy(x, ids));
  is()(mse(x, x));
  is(2)(diagonal(zeros([2, 2])));
  is(3, 2)(einsum('ij->ji', x));
  is(2, 1, 3)(expandDims(x, 1));
  is(2)(squeeze(zeros([1, 2]), 0));
  is(2, 3)(gather(zeros([5, 3]), ids));
  is(4, 3)(scatterAdd(x, ids, 4));
  is(2, 5)(oneHot(ids, 5));
  is(
    3,
    3,
  )(
    pad(x, [
      [0, 1],
      [0, 0],
    ]),
  );
  is(1, 3)(slice(x, [[0, 1]]));
  is(3, 2)(permute(x, [1, 0]));
  is(3, 2)(transpose(x));
  is(6)(reshape(x, [-1]));
  is(2, 3)(softmax(x));
  is(2, 2, 3)(stack([x, x]));
  is(2, 1)(split(x, 3, 1)[0]);
  is(2, 3)(stopGradient(x));
  is(4, 5)(normal(key(1), [4, 5]));
  is(4)(uniform(key(1), [4]));
  const keys: [Key, Key] = splitKey(key(1), 2);
  is(2)(keys[0]);
});

test('transforms keep shapes', () => {
  const [value, gradient] = valueAndGrad((t) => sum(tanh(t)), x);
  is()(value);
  is(2, 3)(gradient);
  is(2)(jvp((t) => sum(t, 1), x, x)[1]);
  is(2, 3)(vjp((t) => sum(t, 1), x)[1](zeros([2])));
  is(2, 2, 3)(jacobian((t) => sum(t, 1), x).value);
  is(2, 3, 2, 3)(hessian((t) => sum(tanh(t)), x).value);
});
