import { describe, expect, test } from 'vitest';
import {
  add,
  compile,
  cos,
  fixedPoint,
  grad,
  hessian,
  jacobian,
  jvp,
  mul,
  div,
  sub,
  square,
  sum,
  tensor,
  toArray,
  vmap,
  type Tensor,
} from '../../src/index.ts';

/** √a by Heron's iteration: the derivative is known. */
const root = (a: Tensor<[]>): Tensor<[]> => fixedPoint((z) => mul(0.5, add(z, div(a, z))), tensor(1), { tolerance: 1e-15 });

describe('a fixed point', () => {
  test('is where the iteration arrives', () => {
    expect(toArray(fixedPoint((z) => cos(z), tensor(1)))).toBeCloseTo(0.7390851332151607, 11);
  });
  test('has the derivatives of what it solves, of both orders and in all modes', () => {
    for (const f of [root, compile(root)]) {
      expect(toArray(f(tensor(2)))).toBeCloseTo(Math.SQRT2, 14);
      expect(toArray(grad(f, tensor(2)))).toBeCloseTo(0.5 / Math.SQRT2, 14);
      expect(toArray(jvp(f, tensor(2), tensor(3))[1])).toBeCloseTo(1.5 / Math.SQRT2, 14);
      for (const order of ['forward', 'reverse'] as const)
        expect(hessian(f, tensor(2), { order }).at([], [])).toBeCloseTo(-0.25 / 2 ** 1.5, 13);
    }
    expect(toArray(compile((a: Tensor<[]>) => grad(root, a))(tensor(2)))).toBeCloseTo(0.5 / Math.SQRT2, 14);
  });
  test('is not differentiated by where it started', () => {
    const from = (start: Tensor<[]>): Tensor<[]> => fixedPoint((z) => mul(0.5, add(z, div(2, z))), start);
    expect(toArray(grad(from, tensor(1)))).toBe(0);
    expect(toArray(jvp(from, tensor(1), tensor(1))[1])).toBe(0);
  });
  test('of a tree solves all equations at once', () => {
    const solved = (p: { a: Tensor<[2]>; b: Tensor<[]> }) =>
      fixedPoint(
        ({ x, y }) => ({ x: add(p.a, mul(y, 0.5)), y: add(p.b, mul(0.1, sum(x))) }),
        { x: tensor([0, 0]), y: tensor(0) },
        { tolerance: 1e-15 },
      );
    const p = { a: tensor([1, 2]), b: tensor(3) };
    const { y } = solved(p);
    // y = b + 0.1 (a₀ + a₁ + y)
    expect(toArray(y)).toBeCloseTo(3.3 / 0.9, 13);
    const slope = grad((q: typeof p) => solved(q).y, p);
    expect(toArray(slope.b)).toBeCloseTo(1 / 0.9, 13);
    (toArray(slope.a) as number[]).forEach((v) => expect(v).toBeCloseTo(0.1 / 0.9, 13));
  });
  test('with a tiny cotangent is solved to the same relative accuracy', () => {
    const scaled = (a: Tensor<[]>): Tensor<[]> => mul(1e-200, root(a));
    expect((toArray(grad(scaled, tensor(2))) as number) / (0.5e-200 / Math.SQRT2)).toBeCloseTo(1, 11);
  });
  test('for each example of a batch', () => {
    const many = toArray(vmap((a: Tensor<[]>) => grad(root, a), tensor([1, 4, 9]))) as number[];
    many.forEach((v, i) => expect(v).toBeCloseTo(0.5 / (i + 1), 13));
    expect(jacobian((a: Tensor<[2]>) => vmap(root, a), tensor([1, 4])).value.shape).toEqual([2, 2]);
  });
  test('that is not reached is an error that says so', () => {
    const diverging = (): unknown => fixedPoint((z) => mul(z, 2), tensor(1), { limit: 20 });
    expect(diverging).toThrow('fixedPoint: it has not arrived after 20 steps: the last one changed an entry by 524288');
    expect(() => fixedPoint((z) => div(sub(z, 1), 0), tensor(1))).toThrow('fixedPoint: it has not arrived');
    expect(() => fixedPoint((z) => square(z), tensor(0.5), { tolerance: -1 })).toThrow(
      'fixedPoint: the tolerance must be a number of 0 or more, got -1',
    );
  });
});
