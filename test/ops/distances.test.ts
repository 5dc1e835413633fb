// Losses and similarities of vectors: lengths that overflow, vanish or are 0.
import { describe, expect, test } from 'vitest';
import { cosineLoss, cosineSimilarity, grad, hessian, jvp, tensor, toArray, tripletLoss, type Tensor } from '../../src/index.ts';

type Vector = Tensor<[2]>;
const zero: Vector = tensor([0, 0]);

describe('cosineSimilarity', () => {
  test.each([1, 1e300, 1e-140])('does not depend on lengths (%d)', (size) => {
    const a = tensor([3 * size, 4 * size]);
    expect(toArray(cosineSimilarity(a, tensor([4, 3])))).toBeCloseTo(24 / 25, 15);
    const slope = grad((x: Vector) => cosineSimilarity(x, tensor([1, 0])), a).data;
    expect(slope[0]! * size).toBeCloseTo(16 / 125, 15);
    expect(slope[1]! * size).toBeCloseTo(-12 / 125, 15);
  });
  test('of zeros, or of a vector shorter than 1e-150, is 0 with derivatives of 0', () => {
    for (const a of [zero, tensor([1e-200, 5e-324])]) {
      const f = (x: Vector) => cosineSimilarity(x, tensor([1, 2]));
      expect(toArray(f(a))).toBe(0);
      expect(toArray(grad(f, a))).toEqual([0, 0]);
      expect(toArray(jvp(f, a, tensor([1, 1]))[1])).toBe(0);
      expect(hessian(f, a).value.data.every((v) => v === 0)).toBe(true);
    }
  });
  test('broadcasts, along any axis', () => {
    const a = tensor([
      [1, 0],
      [1, 2],
    ]);
    expect(toArray(cosineSimilarity(a, tensor([[1], [1]]), 0))).toEqual([expect.closeTo(1, 15), expect.closeTo(Math.SQRT1_2, 15)]);
  });
});

describe('cosineLoss', () => {
  test('keeps the digits of a small angle', () => {
    expect(cosineLoss(tensor([1, 0]), tensor([1, 1e-9])).data[0]! * 1e18).toBeCloseTo(0.5, 7);
  });
  test('is 0 for the same direction, 1 for a right angle, 2 for the opposite one', () => {
    expect(toArray(cosineLoss(tensor([1, 2]), tensor([2, 4])))).toBe(0);
    expect(toArray(cosineLoss(tensor([1, 0]), tensor([0, 3])))).toBe(1);
    expect(toArray(cosineLoss(tensor([1, 0]), tensor([-3, 0])))).toBe(2);
  });
  test('with a vector of zeros is 1, with derivative 0', () => {
    const f = (x: Vector) => cosineLoss(x, tensor([1, 2]));
    expect(toArray(f(zero))).toBe(1);
    expect(toArray(grad(f, zero))).toEqual([0, 0]);
    expect(toArray(grad((b: Vector) => cosineLoss(zero, b), tensor([1, 2])))).toEqual([0, 0]);
  });
});

describe('tripletLoss', () => {
  const [a, p, n] = [tensor([0, 0]), tensor([3, 4]), tensor([0, 1])] as const;
  test('compares distances, with a margin', () => {
    expect(toArray(tripletLoss(a, p, n))).toBe(5);
    expect(toArray(tripletLoss(a, n, p))).toBe(0);
    expect(toArray(tripletLoss(a, n, p, { margin: 6 }))).toBe(2);
  });
  test('has derivative 0 at a distance of 0 and where the maximum is just 0, and the unit vectors elsewhere', () => {
    expect(toArray(grad((x: Vector) => tripletLoss(x, p, n), a))).toEqual([expect.closeTo(-0.6, 15), expect.closeTo(-0.8 + 1, 15)]);
    expect(toArray(grad((x: Vector) => tripletLoss(x, a, n), a))).toEqual([0, 0]);
    expect(toArray(grad((x: Vector) => tripletLoss(x, a, a), a))).toEqual([0, 0]);
    expect(hessian((x: Vector) => tripletLoss(x, a, a), a).value.data.every((v) => v === 0)).toBe(true);
    expect(toArray(grad((x: Vector) => tripletLoss(x, n, p, { margin: 4 }), a))).toEqual([0, 0]);
  });
  test.each([5e-324, 1e-200, 1e200, 3e307])('neither overflows nor vanishes at distances of about %d', (size) => {
    const far = tensor([3 * size, 4 * size]);
    expect(tripletLoss(a, far, a, { margin: 0 }).data[0]! / size).toBeCloseTo(5, 14);
    expect(toArray(grad((x: Vector) => tripletLoss(a, x, a, { margin: 0 }), far))).toEqual([
      expect.closeTo(0.6, 14),
      expect.closeTo(0.8, 14),
    ]);
  });
});
