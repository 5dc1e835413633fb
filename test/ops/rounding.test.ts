import { expect, test } from 'vitest';
import {
  ceil,
  floor,
  grad,
  isFinite,
  isNaN,
  logicalAnd,
  logicalNot,
  logicalOr,
  logSigmoid,
  round,
  sign,
  silu,
  sum,
  tensor,
  trunc,
} from '../../src/index.ts';

const special = [NaN, Infinity, -Infinity, 0, -0] as const;

test.each([
  ['floor', floor, [-1.5, 1.5, -0.5, 2 ** 53], [-2, 1, -1, 2 ** 53]],
  ['ceil', ceil, [-1.5, 1.5, -0.5, 2 ** 53], [-1, 2, -0, 2 ** 53]],
  ['trunc', trunc, [-1.5, 1.5, -0.5, -(2 ** 53)], [-1, 1, -0, -(2 ** 53)]],
  ['round', round, [0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 2 ** 52 + 1], [0, 2, 2, -0, -2, 0, 2 ** 52 + 1]],
  ['sign', sign, [-2, 3, 2 ** -1074], [-1, 1, 1]],
])('%s of halves and of large numbers is exact', (_, f, x, y) => expect([...f(tensor(x, [x.length])).data]).toEqual(y));

test.each([
  ['floor', floor],
  ['ceil', ceil],
  ['trunc', trunc],
  ['round', round],
])('%s keeps NaN, infinities and both zeros', (_, f) => expect([...f(tensor(special, [5])).data]).toEqual(special));

test('sign keeps NaN and both zeros', () => expect([...sign(tensor(special, [5])).data]).toEqual([NaN, 1, -1, 0, -0]));

test('truth is any number but zero, also NaN', () => {
  const a = tensor([0, 0, -0, 2, NaN]);
  const b = tensor([0, 1, -3, 0, 1]);
  expect([...logicalAnd(a, b).data]).toEqual([0, 0, 0, 0, 1]);
  expect([...logicalOr(a, b).data]).toEqual([0, 1, 1, 1, 1]);
  expect([...logicalNot(a).data]).toEqual([1, 1, 1, 0, 0]);
});

test('NaN and infinities are told from finite numbers', () => {
  expect([...isNaN(tensor(special, [5])).data]).toEqual([1, 0, 0, 0, 0]);
  expect([...isFinite(tensor(special, [5])).data]).toEqual([0, 0, 0, 1, 1]);
});

test('silu and logSigmoid keep their tails', () => {
  expect([...silu(tensor([-Infinity, Infinity, -800, 800, 0])).data]).toEqual([-0, Infinity, -0, 800, 0]);
  expect([...logSigmoid(tensor([-Infinity, -800, Infinity])).data]).toEqual([-Infinity, -800, -0]);
  expect(logSigmoid(40).data[0]! / -Math.exp(-40)).toBeCloseTo(1, 14);
  expect(silu(-700).data[0]! / (-700 * Math.exp(-700))).toBeCloseTo(1, 12);
});

test('the slopes of silu and logSigmoid keep their tails', () => {
  const slope = (x: number): number => grad((z) => sum(silu(z)), tensor([x])).data[0]!;
  expect(slope(0)).toBe(0.5);
  expect(slope(-700) / (-699 * Math.exp(-700))).toBeCloseTo(1, 12);
  expect(grad((z) => sum(logSigmoid(z)), tensor([40])).data[0]! / Math.exp(-40)).toBeCloseTo(1, 14);
});
