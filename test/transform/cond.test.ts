import { describe, expect, test } from 'vitest';
import {
  add,
  compile,
  cond,
  gather,
  grad,
  greater,
  jvp,
  log,
  mul,
  square,
  sum,
  tensor,
  toArray,
  vmap,
  whileLoop,
  less,
  hessian,
  type Tensor,
} from '../../src/index.ts';

const f = (x: Tensor<[]>): Tensor<[]> =>
  cond(
    greater(x, 0),
    (y) => mul(y, log(y)),
    (y) => square(y),
    x,
  );

describe('a branch', () => {
  test.each([
    [2, 2 * Math.log(2), 1 + Math.log(2), 0.5],
    [-3, 9, -6, 2],
    [0, 0, 0, 2],
  ])('at %d has the value and the derivatives of the function that is taken', (x, y, slope, curvature) => {
    for (const g of [f, compile(f)]) {
      expect(toArray(g(tensor(x)))).toBeCloseTo(y, 14);
      expect(toArray(grad(g, tensor(x)))).toBeCloseTo(slope, 14);
      expect(toArray(jvp(g, tensor(x), tensor(1))[1])).toBeCloseTo(slope, 14);
      expect(hessian(g, tensor(x)).at([], [])).toBeCloseTo(curvature, 14);
    }
    expect(toArray(compile((v: Tensor<[]>) => grad(f, v))(tensor(x)))).toBeCloseTo(slope, 14);
  });
  test('that is not taken is not computed', () => {
    const guarded = compile((i: Tensor<[]>) =>
      cond(
        less(i, 2),
        (k) => gather(tensor([5, 7]), k),
        (k) => mul(k, -1),
        i,
      ),
    );
    expect([toArray(guarded(tensor(1))), toArray(guarded(tensor(9)))]).toEqual([7, -9]);
  });
  test('a predicate of NaN counts as true, as everywhere', () => {
    const which = (p: Tensor<[]>): Tensor<[]> =>
      cond(
        p,
        (x) => mul(x, 2),
        (x) => x,
        tensor(3),
      );
    for (const g of [which, compile(which)]) expect([NaN, -1, 0, -0].map((p) => toArray(g(tensor(p))))).toEqual([6, 6, 3, 3]);
  });
  test('for each example of a batch has its own predicate, and the gradient of what it takes', () => {
    const x = tensor([2, -3, 0]);
    expect(toArray(vmap(f, x))).toEqual([2 * (toArray(log(tensor(2))) as number), 9, 0]);
    expect((toArray(vmap((v: Tensor<[]>) => grad(f, v), x)) as number[])[2]).toBe(0);
    expect(
      toArray(
        vmap(
          (p: Tensor<[]>) =>
            cond(
              1,
              () => p,
              () => p,
              p,
            ),
          x,
        ),
      ),
    ).toEqual([2, -3, 0]);
  });
  test('reads what both sides read from outside', () => {
    const g = (a: Tensor<[]>, b: Tensor<[]>): Tensor<[]> =>
      cond(
        greater(a, b),
        () => mul(a, b),
        () => add(b, 1),
        [],
      );
    const both = compile(([a, b]: [Tensor<[]>, Tensor<[]>]) => grad(([p, q]: [Tensor<[]>, Tensor<[]>]) => g(p, q), [a, b]));
    expect(both([tensor(3), tensor(2)]).map((t) => toArray(t))).toEqual([2, 3]);
    expect(both([tensor(1), tensor(2)]).map((t) => toArray(t))).toEqual([0, 1]);
  });
});

describe('a bounded loop', () => {
  const grown = (x: Tensor<[2]>): Tensor<[2]> =>
    whileLoop(
      (y) => less(sum(y), 100),
      (y) => mul(y, 3),
      x,
      { limit: 10 },
    );
  test('runs as long as its predicate holds', () => {
    for (const g of [grown, compile(grown)]) expect(toArray(g(tensor([1, 2])))).toEqual([81, 162]);
  });
  test('stops at its limit', () => {
    const counted = (x: Tensor<[]>): Tensor<[]> =>
      whileLoop(
        () => tensor(1),
        (y) => add(y, 1),
        x,
        { limit: 4 },
      );
    for (const g of [counted, compile(counted)]) expect(toArray(g(tensor(0)))).toBe(4);
    expect(
      toArray(
        whileLoop(
          () => tensor(1),
          (y) => add(y, 1),
          tensor(0),
          { limit: 0 },
        ),
      ),
    ).toBe(0);
    expect(() =>
      whileLoop(
        () => tensor(1),
        (y) => y,
        tensor(0),
        { limit: 1.5 },
      ),
    ).toThrow('whileLoop: the limit must be a whole number of 0 or more, got 1.5');
  });
  test('has the derivative of the steps that it made', () => {
    const total = (x: Tensor<[2]>): Tensor<[]> => sum(square(grown(x)));
    for (const g of [total, compile(total)]) {
      expect(toArray(grad(g, tensor([1, 2])))).toEqual([2 * 81 * 81, 2 * 81 * 162]);
      expect(toArray(grad(g, tensor([200, 2])))).toEqual([400, 4]);
      expect(toArray(hessian(g, tensor([1, 2])).value)).toEqual([
        [2 * 81 * 81, 0],
        [0, 2 * 81 * 81],
      ]);
    }
  });
  test('runs each example of a batch as far as its own predicate says', () => {
    const powers = vmap(
      (x: Tensor<[]>) =>
        whileLoop(
          (y) => less(y, 100),
          (y) => mul(y, y),
          x,
          { limit: 9 },
        ),
      tensor([2, 3, 200]),
    );
    expect(toArray(powers)).toEqual([256, 6561, 200]);
  });
});
