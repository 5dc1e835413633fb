// Conventions of elementwise ops at corners that no other test of theirs tells.
import { expect, test } from 'vitest';
import { copysign, gelu, grad, mish, mod, silu, sum, tensor, toArray } from '../../src/index.ts';
import { equal, greater, greaterEqual, less, lessEqual, logicalAnd, logicalNot, logicalOr, notEqual, where } from '../../src/index.ts';

test.each([equal, less, lessEqual, greater, greaterEqual])('$name gives 0 where either operand is NaN', (compare) => {
  expect(toArray(compare(tensor([NaN, 1, NaN]), tensor([1, NaN, NaN])))).toEqual([0, 0, 0]);
});

test('notEqual gives 1 where either operand is NaN', () => {
  expect(toArray(notEqual(tensor([NaN, 1, NaN]), tensor([1, NaN, NaN])))).toEqual([1, 1, 1]);
});

test('a condition holds at NaN', () => {
  expect(toArray(logicalAnd(tensor([NaN, NaN, 0]), tensor([NaN, 0, NaN])))).toEqual([1, 0, 0]);
  expect(toArray(logicalOr(tensor([NaN, 0]), tensor([0, 0])))).toEqual([1, 0]);
  expect(toArray(logicalNot(tensor([NaN, 0, -0])))).toEqual([0, 1, 1]);
  expect(toArray(where(tensor([NaN, -0]), 1, 2))).toEqual([1, 2]);
});

test.each([
  ['gelu', (x: ReturnType<typeof at>) => gelu(x)],
  ['silu', (x: ReturnType<typeof at>) => silu(x)],
  ['mish', (x: ReturnType<typeof at>) => mish(x)],
] as const)('%s is -0 at -∞, with derivative 0', (_, f) => {
  expect(toArray(f(at(-Infinity)))).toEqual([-0]);
  expect(Math.abs(grad((x) => sum(f(x)), at(-Infinity)).data[0]!)).toBe(0);
});

const at = (x: number) => tensor([x]);

test('mod is NaN where the quotient is beyond 2¹⁵⁰, from either side', () => {
  expect(toArray(mod(tensor([2 ** 152, -(2 ** 152)]), 1))).toEqual([NaN, NaN]);
});

test('copysign has slope 0 by a size of 0', () => {
  expect(toArray(grad((x) => sum(copysign(x, 1)), tensor([0, -0, -2])))).toEqual([0, 0, -1]);
});
