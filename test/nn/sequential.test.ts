import { describe, expect, expectTypeOf, test } from 'vitest';
import { relu as reluOp, sin, type Tensor } from '../../src/index.ts';
import { activation, dense, flatten, logSoftmax, relu, sequential, softmax, tanh, type DenseF, type Model } from '../../src/nn/index.ts';
import type { LayerOut, LayerParams } from '../../types/layer.ts';

test('shapes and parameters are inferred through the layers', () => {
  const model = sequential([28, 28], flatten(), dense(128, 'hidden'), relu(), dense(10, 'head'), softmax());
  expectTypeOf(model.output).toEqualTypeOf<[10]>();
  expectTypeOf<ParametersOf<typeof model>>().toEqualTypeOf<{
    readonly hidden: { readonly w: Tensor<[784, 128]>; readonly b: Tensor<[128]> };
    readonly head: { readonly w: Tensor<[128, 10]>; readonly b: Tensor<[10]> };
  }>();
  expect(model.input).toEqual([28, 28]);
  expect(model.output).toEqual([10]);
  expect(model.layers.map((place) => [place.key, place.in, place.out])).toEqual([
    ['0', [28, 28], [784]],
    ['hidden', [784], [128]],
    ['2', [128], [128]],
    ['head', [128], [10]],
    ['4', [10], [10]],
  ]);
});

test('a layer without a name stands under its position', () => {
  const model = sequential([3], tanh(), dense(2));
  expectTypeOf<ParametersOf<typeof model>>().toEqualTypeOf<{ readonly 1: { readonly w: Tensor<[3, 2]>; readonly b: Tensor<[2]> } }>();
  expect(model.layers[1]!.key).toBe('1');
});

test('dense acts on the last axis of an example', () => {
  expectTypeOf<LayerOut<DenseF<10>, [28, 784]>>().toEqualTypeOf<{ readonly ok: [28, 10] } & LayerOut<DenseF<10>, [28, 784]>>();
  expectTypeOf<LayerParams<DenseF<10>, [28, 784]>>().toEqualTypeOf<{ readonly w: Tensor<[784, 10]>; readonly b: Tensor<[10]> }>();
  expect(sequential([28, 784], dense(10)).output).toEqual([28, 10]);
});

test('no layers at all are the identity', () => {
  expect(sequential([3]).output).toEqual([3]);
});

describe('a layer that does not fit is one sentence, at that layer', () => {
  test('dense of a scalar', () => {
    const make = (): unknown =>
      sequential(
        [],
        tanh(),
        // @ts-expect-error: sequential, layer 1: dense: the input is a scalar
        dense(3),
      );
    expect(make).toThrow('sequential, layer 1: dense: the input is a scalar');
  });

  test.each([
    ['softmax', softmax()],
    ['logSoftmax', logSoftmax()],
  ])('%s of a scalar', (kind, layer) => {
    // @ts-expect-error: sequential, layer 0: softmax: the input is a scalar
    expect(() => sequential([], layer)).toThrow(`sequential, layer 0: ${kind}: the input is a scalar`);
  });

  test('a name given twice', () => {
    const make = (): unknown =>
      sequential(
        [4],
        dense(3, 'hidden'),
        relu(),
        // @ts-expect-error: sequential, layer 2: the name 'hidden' is already used
        dense(2, 'hidden'),
      );
    expect(make).toThrow("sequential, layer 2: the name 'hidden' is already used");
  });

  test('a number of units that is none', () => {
    // @ts-expect-error: dense: 2.5 is not a number of units
    expect(() => dense(2.5)).toThrow('dense: 2.5 is not a number of units');
    // @ts-expect-error: dense: -1 is not a number of units
    expect(() => dense(-1)).toThrow('dense: -1 is not a number of units');
  });

  test('a size of the input that is none', () => {
    expect(() => sequential([2, 0.5], dense(3))).toThrow('sequential: axis 1 of [2, 0.5] is not a whole number of 0 or more');
  });

  test('a name that would part paths', () => {
    expect(() => sequential([2], dense(3, 'a.b'))).toThrow("sequential, layer 0: the name 'a.b' must not be empty or contain a '.'");
  });
});

describe('an op is not a layer', () => {
  test('an op in place of a layer says what to write', () => {
    // @ts-expect-error: an op has no rules of a layer
    expect(() => sequential([3], sin)).toThrow(
      'sequential, layer 0: the function sin (write activation(sin), or call it if it makes a layer) is not a layer',
    );
  });

  test('a layer given a tensor says where the op is', () => {
    // @ts-expect-error: the layer takes no argument
    expect(() => relu(reluOp(1))).toThrow("relu: the layer takes no argument; the function of a tensor is 'relu' of 'cotangent'");
  });

  test('activation makes a layer of it', () => {
    expect(sequential([3], activation(sin)).output).toEqual([3]);
    expect(() => activation(3 as never)).toThrow('activation: expected a function of a tensor, got number');
  });
});

type ParametersOf<M> = M extends Model<readonly number[], readonly (number | string)[], infer P> ? P : never;
