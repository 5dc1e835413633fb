import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  add,
  cos,
  crossEntropy,
  grad,
  key,
  logSoftmax as logSoftmaxOp,
  matmul,
  mul,
  normal,
  relu as reluOp,
  tensor,
  toArray,
  zeros,
} from '../../src/index.ts';
import type { Tensor } from '../../src/index.ts';
import {
  activation,
  apply,
  defineLayer,
  dense,
  flatten,
  initialize,
  logSoftmax,
  relu,
  sequential,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from '../../src/nn/index.ts';
import type { SameF } from '../../src/nn/index.ts';

const model = sequential([2, 3], flatten(), dense(5, 'hidden'), relu(), dense(4, 'head'));
const parameters = initialize(model, key(7));

test('apply computes what the layers say', () => {
  const x = normal(key(1), [6]);
  const h = reluOp(add(matmul(x, parameters.hidden.w), parameters.hidden.b));
  const expected = add(matmul(h, parameters.head.w), parameters.head.b);
  const y = apply(model, parameters, tensor(x.data, [2, 3]));
  expectTypeOf(y).toEqualTypeOf<Tensor<[4]>>();
  expect([...y.data]).toEqual([...expected.data]);
});

describe('leading axes', () => {
  test('are mapped over: each example gives what it gives alone', () => {
    const batch = normal(key(2), [7, 1, 2, 3]);
    const y = apply(model, parameters, batch);
    expectTypeOf(y).toEqualTypeOf<Tensor<[7, 1, 4]>>();
    expect(y.shape).toEqual([7, 1, 4]);
    for (let i = 0; i < 7; i++) {
      const alone = apply(model, parameters, tensor(batch.data.slice(6 * i, 6 * i + 6), [2, 3]));
      alone.data.forEach((value, j) => expect(y.data[4 * i + j]).toBeCloseTo(value, 12));
    }
  });

  test('keep their names', () => {
    const named = (x: Tensor<['batch', 2, 3]>): Tensor<['batch', 4]> => apply(model, parameters, x);
    expect(named(zeros([3, 2, 3]) as never).shape).toEqual([3, 4]);
  });

  test('may be empty', () => {
    expect(apply(model, parameters, zeros([0, 2, 3])).shape).toEqual([0, 4]);
  });
});

test.each([
  ['sigmoid', sigmoid(), (x: number) => 1 / (1 + Math.exp(-x))],
  ['tanh', tanh(), Math.tanh],
  ['softplus', softplus(), (x: number) => Math.log1p(Math.exp(x))],
  ['relu', relu(), (x: number) => Math.max(0, x)],
  ['an activation', activation(cos), Math.cos],
] as const)('%s acts entry by entry', (_name, layer, f) => {
  const y = apply(sequential([3], layer), {}, tensor([-2, 0, 1.5]));
  y.data.forEach((value, i) => expect(value).toBeCloseTo(f([-2, 0, 1.5][i]!), 14));
});

test('softmax and logSoftmax act along the last axis of an example', () => {
  const x = normal(key(3), [2, 3, 4]);
  const p = apply(sequential([3, 4], softmax()), {}, x);
  for (const row of (toArray(p) as number[][][]).flat()) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
  expect([...apply(sequential([3, 4], logSoftmax()), {}, x).data]).toEqual([...logSoftmaxOp(x).data]);
});

test('a model is differentiated by its parameters like any function', () => {
  const x = normal(key(4), [8, 2, 3]);
  const labels = tensor([0, 1, 2, 3, 0, 1, 2, 3]);
  const loss = (p: typeof parameters): Tensor<[]> => crossEntropy(apply(model, p, x), labels);
  const gradient = grad(loss, parameters);
  expect(gradient.hidden.w.shape).toEqual([6, 5]);
  const h = 1e-6;
  const nudged = (by: number): number => {
    const w = parameters.head.w.data.slice();
    w[5] = w[5]! + by;
    return loss({ ...parameters, head: { ...parameters.head, w: tensor(w, [5, 4]) } }).data[0]!;
  };
  expect(gradient.head.w.data[5]).toBeCloseTo((nudged(h) - nudged(-h)) / (2 * h), 7);
});

describe('inputs and parameters that do not fit', () => {
  test('an input of another size is one sentence, at the input', () => {
    const wide = sequential([784], dense(10, 'head'));
    const p = initialize(wide, key(1));
    const call = (): unknown =>
      apply(
        wide,
        p,
        // @ts-expect-error: apply: the model takes [784] but got [32, 783] (783 ≠ 784)
        zeros([32, 783]),
      );
    expect(call).toThrow('apply: the model takes [784] but got [32, 783] (783 ≠ 784)');
  });

  test('an input of too few axes', () => {
    // @ts-expect-error: apply: the model takes [2, 3] but got [3]
    expect(() => apply(model, parameters, zeros([3]))).toThrow('apply: the model takes [2, 3] but got [3]');
  });

  test('parameters of another model', () => {
    // @ts-expect-error: head is missing
    expect(() => apply(model, { hidden: parameters.hidden }, zeros([2, 3]))).toThrow("apply: the parameters have no 'head'");
    const other = initialize(sequential([2, 3], flatten(), dense(9, 'hidden'), dense(4, 'head')), key(1));
    // @ts-expect-error: [6, 9] is not [6, 5]
    expect(() => apply(model, other, zeros([2, 3]))).toThrow("apply: layer 'hidden' (dense) gave [9], not [5]");
  });
});

test('a layer of one’s own goes through defineLayer', () => {
  const doubled = defineLayer<SameF>({ kind: 'doubled', out: (example) => example, apply: (x) => mul(2, x) });
  expect([...apply(sequential([2], doubled), {}, tensor([1, 2])).data]).toEqual([2, 4]);
});
