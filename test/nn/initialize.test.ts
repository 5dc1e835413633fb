import { describe, expect, expectTypeOf, test } from 'vitest';
import { key, type Tensor } from '../../src/index.ts';
import { dense, flatten, initialize, relu, sequential, tanh } from '../../src/nn/index.ts';

const model = sequential([400], dense(300, 'first'), relu(), dense(200, 'second'), tanh(), flatten(), dense(100));
const parameters = initialize(model, key(3));

const variance = (x: Tensor): number => x.data.reduce((sum, value) => sum + value * value, 0) / x.data.length;

test('the tree has the names, shapes and order of the layers', () => {
  expectTypeOf(parameters.second.w).toEqualTypeOf<Tensor<[300, 200]>>();
  expect(parameters.first.w.shape).toEqual([400, 300]);
  expect(parameters.second.b.shape).toEqual([200]);
  expect(parameters[5].w.shape).toEqual([200, 100]);
  expect(Object.keys(parameters).sort()).toEqual(['5', 'first', 'second']);
});

describe('weights', () => {
  test('before relu have the variance 2 / in of He', () => {
    expect(variance(parameters.first.w) * 400).toBeCloseTo(2, 1);
  });
  test('before anything else are uniform within the bound of Glorot', () => {
    const bound = Math.sqrt(6 / 500);
    expect(variance(parameters.second.w) / (bound * bound)).toBeCloseTo(1 / 3, 2);
    for (const w of parameters.second.w.data) expect(Math.abs(w)).toBeLessThanOrEqual(bound);
    expect(variance(parameters[5].w) * 300).toBeCloseTo(2, 1);
  });
  test('of two layers are not the same numbers', () => {
    const { a, b } = initialize(sequential([3], dense(3, 'a'), dense(3, 'b')), key(1));
    expect([...a.w.data]).not.toEqual([...b.w.data]);
  });
  test('biases start at 0', () => {
    expect(variance(parameters.first.b)).toBe(0);
  });
});

test('the same key gives the same parameters, another key others', () => {
  const small = sequential([4], dense(3, 'a'), relu(), dense(2, 'b'));
  const numbers = (seed: number): number[] => [...initialize(small, key(seed)).b.w.data];
  expect(numbers(3)).toEqual(numbers(3));
  expect(numbers(4)).not.toEqual(numbers(3));
});

test('a model without parameters has an empty tree', () => {
  expect(initialize(sequential([3], relu()), key(1))).toEqual({});
});
