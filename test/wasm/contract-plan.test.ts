import { expect, test } from 'vitest';
import { isPacked, offsetsOf } from '../../src/wasm/contract-plan.ts';
import type { ContractSpec } from '../../src/wasm/kernel.ts';

const matmul = (m: number, n: number, k: number): ContractSpec => ({
  kind: 'contract',
  batch: [],
  rows: [m],
  columns: [n],
  sum: [k],
  a: { batch: [], rows: [k], sum: [1] },
  b: { batch: [], columns: [1], sum: [n] },
  out: { batch: [], rows: [n], columns: [1] },
});

test.each([
  [16, 16, 16, true],
  [256, 256, 256, true],
  [15, 16, 16, false],
  [3, 1000, 1000, false],
  [1000, 3, 1000, false],
  [1000, 1000, 4, true],
  [1000, 1000, 1, false],
  [1000, 1000, 0, false],
])('a product of %i rows, %i columns and depth %i is packed: %s', (m, n, k, packed) => {
  expect(isPacked(matmul(m, n, k))).toBe(packed);
});

test('offsets of several axes run in row-major order', () => {
  expect(Array.from(offsetsOf({ dims: [2, 3], strides: [1, 10] }))).toEqual([0, 10, 20, 1, 11, 21]);
  expect(Array.from(offsetsOf({ dims: [], strides: [] }))).toEqual([0]);
  expect(Array.from(offsetsOf({ dims: [2, 0], strides: [5, 5] }))).toEqual([]);
});
