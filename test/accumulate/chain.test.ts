import { expect, test } from 'vitest';
import { chainProduct, matrixFreeChain } from '../../src/index.ts';

test.each([
  [[30, 35, 15, 5, 10, 20, 25], 15125, 40500, 47500],
  [[64, 64, 1, 64, 64], 12288, 270336, 270336],
  [[10, 100, 5, 50, 20], 11000, 17500, 35000],
])('a chain of sizes %j takes %d multiplications, %d from the input and %d from the output', (dims, optimal, forward, reverse) => {
  expect(chainProduct(dims).costs).toEqual({ forward, reverse, optimal });
});

test('a matrix-free chain mixes tangents, adjoints and products', () => {
  const { costs, text } = matrixFreeChain([10, 100, 5, 50, 20], [300, 150, 80, 400]);
  expect(costs).toEqual({ forward: 9300, reverse: 18600, optimal: 5650 });
  expect(text).toBe('Ẏ₄[Ẏ₃[I]]·[[I]Ȳ₂]Ȳ₁');
});

test('the bracketing is a tree and a text', () => {
  expect(chainProduct([10, 100, 5, 50, 20]).text).toBe('(J₄·J₃)·(J₂·J₁)');
  expect(chainProduct([2, 3]).bracketing).toEqual({ kind: 'factor', factor: 1 });
  expect(chainProduct([2, 3]).costs).toEqual({ forward: 0, reverse: 0, optimal: 0 });
});

test('sizes and counts that do not fit are refused', () => {
  expect(() => chainProduct([3])).toThrow('chainProduct: a chain has at least two sizes, got 1');
  expect(() => chainProduct([3, -1])).toThrow('chainProduct: a size must be a whole number from 0 on, got -1');
  expect(() => chainProduct([3, 1.5])).toThrow('got 1.5');
  expect(() => matrixFreeChain([2, 3, 4], [1])).toThrow('matrixFreeChain: 3 sizes are those of 2 factors, got 1 edge counts');
  expect(() => matrixFreeChain([2, 3], [NaN])).toThrow('matrixFreeChain: an edge count must be a finite number from 0 on, got NaN');
});
