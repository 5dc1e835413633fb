import { describe, expect, test } from 'vitest';
import { compile, grad, hessian, jacobian, norm, tensor, toArray, zeros, type Tensor } from '../../src/index.ts';

const gradient = (x: readonly [number, number], order = 2): unknown => toArray(grad((t: Tensor<[2]>) => norm(t, 0, { order }), tensor(x)));
const second = (x: readonly [number, number], order = 2): number[][] =>
  toArray(hessian((t: Tensor<[2]>) => norm(t, 0, { order }), tensor(x)).value) as number[][];

describe('norm', () => {
  test('neither overflows nor vanishes, from subnormal to huge entries', () => {
    expect(toArray(norm(tensor([3 * 2 ** 660, 4 * 2 ** 660])))).toBe(5 * 2 ** 660);
    expect(toArray(norm(tensor([3 * 2 ** -1074, 4 * 2 ** -1074])))).toBe(5 * 2 ** -1074);
    expect(toArray(norm(tensor([1e-200, 1e200])))).toBe(1e200);
    expect(toArray(norm(tensor([1e308, 1e308, 1e308])))).toBeCloseTo(1.7320508075688772e308, -295);
    expect(toArray(norm(tensor([Infinity, 1])))).toBe(Infinity);
    expect(toArray(norm(tensor([Number.NaN, Infinity])))).toBeNaN();
  });
  test('has unit slopes at every scale', () => {
    for (const unit of [1, 2 ** -1074, 2 ** -1022, 2 ** -600, 2 ** 600, 2 ** 1020]) {
      expect(gradient([3 * unit, -4 * unit])).toEqual([0.6, -0.8]);
    }
  });
  test('has second derivatives that lose no digits, next to an axis and at the ends of the range', () => {
    const H = second([1, 1e-10]);
    expect(H[0]![0]! / 1e-20).toBeCloseTo(1, 14);
    expect(H[1]![1]).toBe(1);
    for (const unit of [2 ** -1000, 2 ** -500, 2 ** 500, 2 ** 1000]) {
      const scaled = second([3 * unit, 4 * unit]).flat();
      expect(scaled.map((h) => h * unit)).toEqual(second([3, 4]).flat());
    }
  });
  test('is 0 with first and second derivatives of 0 at zeros, in forward mode too', () => {
    for (const order of [1, 2, 3, Infinity]) {
      expect(gradient([0, 0], order)).toEqual([0, 0]);
      expect(second([0, 0], order)).toEqual([
        [0, 0],
        [0, 0],
      ]);
    }
    expect(toArray(jacobian((t: Tensor<[2]>) => norm(t), tensor([0, -0]), { order: 'forward' }).value)).toEqual([0, 0]);
  });
  test('takes any order from 1 on, and ±∞', () => {
    const x = tensor([3, -4, 0]);
    expect(toArray(norm(x, 0, { order: 1 }))).toBe(7);
    expect(toArray(norm(x, 0, { order: Infinity }))).toBe(4);
    expect(toArray(norm(x, 0, { order: -Infinity }))).toBe(0);
    expect(toArray(norm(x, 0, { order: 3 }))).toBeCloseTo(91 ** (1 / 3), 14);
    expect(toArray(norm(tensor([1e-300, 1e300]), 0, { order: 50 }))).toBe(1e300);
    expect(() => norm(x, 0, { order: 0.5 })).toThrow('norm: the order must be a number of 1 or more, or -Infinity, got 0.5');
    expect(() => norm(x, 0, { order: 'fro' as never })).toThrow("norm: the order must be a number of 1 or more, or -Infinity, got 'fro'");
  });
  test('is 0 over nothing, and compiles', () => {
    expect(toArray(norm(zeros([2, 0]), 1))).toEqual([0, 0]);
    const f = compile((x: Tensor<[2]>) => grad((t: Tensor<[2]>) => norm(t), x));
    expect(toArray(f(tensor([3, 4])))).toEqual([0.6, 0.8]);
    f.dispose();
  });
});
