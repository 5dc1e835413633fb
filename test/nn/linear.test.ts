import { describe, expect, expectTypeOf, test } from 'vitest';
import { key, normal, relu, tensor, zeros, type Tensor } from '../../src/index.ts';
import { linear, type Linear } from '../../src/nn/index.ts';
import { linearShape } from '../../src/nn/linear.ts';
import type { Dim, Ok, Shape } from '../../types/dim.ts';

/** One row for both twins: the shapes, and what the compiler says of them, which the run time must repeat. */
function twins<const X extends Shape, const W extends Shape, const B extends Shape>(
  x: readonly [...X],
  w: readonly [...W],
  b: readonly [...B],
  says: Linear<X, W, B>,
): Row {
  return [x as never, w as never, b as never, says];
}
type Row = readonly [x: readonly number[], w: readonly number[], b: readonly number[], says: string | Ok<Shape>];

const rows: readonly Row[] = [
  twins([32, 784], [784, 10], [10], { ok: [32, 10] }),
  twins([784], [784, 10], [10], { ok: [10] }),
  twins([7, 1, 3], [3, 0], [0], { ok: [7, 1, 0] }),
  twins([32, 784], [785, 10], [10], 'linear: w [785, 10] does not take [32, 784] (785 ≠ 784)'),
  twins([32, 784], [784, 10], [8], 'linear: w [784, 10] and b [8] differ (10 ≠ 8)'),
  twins([3], [3], [3], 'linear: w must be [in, out] and b [out], got [3] and [3]'),
  twins([3], [3, 2], [1, 2], 'linear: w must be [in, out] and b [out], got [3, 2] and [1, 2]'),
  twins([], [3, 2], [2], 'linear: the input is a scalar'),
  twins([], [3], [2], 'linear: the input is a scalar'),
];

test.each(rows)('the compiler and the run time agree on %j, %j, %j', (x, w, b, says) => {
  if (typeof says === 'string') expect(() => linearShape(x, w, b)).toThrow(says);
  else expect(linearShape(x, w, b)).toEqual(says.ok);
});

test('linear is x·w + b', () => {
  const y = linear(
    tensor([
      [1, 2],
      [3, 4],
    ]),
    {
      w: tensor([
        [1, 0, -1],
        [2, 1, 0],
      ]),
      b: tensor([10, 20, 30]),
    },
  );
  expectTypeOf(y).toEqualTypeOf<Tensor<[2, 3]>>();
  expect([...y.data]).toEqual([15, 22, 29, 21, 24, 27]);
});

test('leading axes pass through, and names stay', () => {
  const hidden = (x: Tensor<['batch', 4, 3]>): Tensor<['batch', 4, 5]> => linear(x, { w: zeros([3, 5]), b: zeros([5]) });
  expect(hidden(zeros([2, 4, 3]) as never).shape).toEqual([2, 4, 5]);
});

test('a generic model over it checks without casts', () => {
  const model = <S extends Shape, I extends Dim, O extends Dim>(
    x: Tensor<[...S, I]>,
    p: { w: Tensor<[I, O]>; b: Tensor<[O]> },
  ): Tensor<[...S, O]> => relu(linear(x, p));
  expect(model(normal(key(1), [2, 3]), { w: normal(key(2), [3, 4]), b: zeros([4]) }).shape).toEqual([2, 4]);
});

describe('a mismatch', () => {
  test('is an error at the parameters, with the sentence of the compiler', () => {
    const call = (): Tensor =>
      linear(
        zeros([32, 784]),
        // @ts-expect-error: linear: w [785, 10] does not take [32, 784] (785 ≠ 784)
        { w: zeros([785, 10]), b: zeros([10]) },
      );
    expect(call).toThrow('linear: w [785, 10] does not take [32, 784] (785 ≠ 784)');
  });
});
