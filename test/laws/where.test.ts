// where(c, f(x), g(x)) at its kink: value, first and second derivative are those of the branch taken, although the other is infinite or NaN there.
import { describe, expect, test } from 'vitest';
import {
  add,
  div,
  exp,
  grad,
  greater,
  jacobian,
  jvp,
  log,
  matmul,
  max,
  mul,
  pow,
  relu,
  sqrt,
  square,
  sum,
  tensor,
  toArray,
  transpose,
  vjp,
  where,
  type Tensor,
} from '../../src/index.ts';

type Scalar = (x: Tensor<[]>) => Tensor<[]>;
const orders = ['forward', 'reverse'] as const;

/** f′(x) by every way of taking it. */
function firsts(f: Scalar, x: Tensor<[]>): unknown[] {
  return [
    toArray(grad(f, x)),
    toArray(jvp(f, x, tensor(1))[1]),
    toArray(vjp(f, x)[1](tensor(1))),
    ...orders.flatMap((order) => [toArray(jacobian(f, x, { order }).value), jacobian(f, x, { order }).at([], [])]),
  ];
}

/** f″(x) by every pair of ways. */
function seconds(f: Scalar, x: Tensor<[]>): unknown[] {
  const inner: Scalar[] = [
    (t) => grad(f, t),
    (t) => jvp(f, t, tensor(1))[1],
    ...orders.map((order) => (t: Tensor<[]>) => jacobian(f, t, { order }).value as Tensor<[]>),
  ];
  return inner.flatMap((g) => firsts(g, x));
}

const branches: readonly [string, Scalar][] = [
  ['ln x', (x) => log(x)],
  ['√x', (x) => sqrt(x)],
  ['1/x', (x) => div(1, x)],
  ['x to the ½', (x) => pow(x, 0.5)],
  ['x to the -1', (x) => pow(x, -1)],
  ['x·ln x', (x) => mul(x, log(x))],
  ['exp(1/x²)', (x) => exp(div(1, square(x)))],
];

describe.each(branches)('beside %s', (_, bad) => {
  describe.each([-1, 0, -0])('at %d', (point) => {
    const x = tensor(point);
    const good: Scalar = (t) => add(mul(3, t), square(t));
    const chosen: Scalar = (t) => where(greater(t, 0), bad(t), good(t));
    const turned: Scalar = (t) => where(greater(t, 0), square(bad(t)), mul(2, good(t)));

    test('the value is that of the branch taken', () => {
      expect(toArray(chosen(x))).toBe(toArray(good(x)));
    });
    test('the first derivative is exact', () => {
      for (const found of firsts(chosen, x)) expect(found).toBe(3 + 2 * point);
      for (const found of firsts(turned, x)) expect(found).toBe(2 * (3 + 2 * point));
    });
    test('the second derivative is exact', () => {
      for (const found of seconds(chosen, x)) expect(found).toBe(2);
      for (const found of seconds(turned, x)) expect(found).toBe(4);
    });
  });
});

test('the taken branch keeps its derivative where it is finite', () => {
  const f: Scalar = (x) => where(greater(x, 0), log(x), 0);
  for (const found of firsts(f, tensor(2))) expect(found).toBe(0.5);
  for (const found of seconds(f, tensor(2))) expect(found).toBe(-0.25);
});

test('a kink before an infinite slope absorbs it: relu(1/x) and ln relu x', () => {
  for (const found of firsts((x) => relu(div(-1, square(x))), tensor(0))) expect(found).toBe(0);
  for (const found of firsts((x) => where(greater(x, 0), log(relu(x)), x), tensor(-1))) expect(found).toBe(1);
});

describe('within a batch and behind a product', () => {
  const a = tensor([
    [-1, 2],
    [-2, 1],
  ]);
  const safe = (m: Tensor<[2]>) => where(greater(m, 0), log(relu(m)), m);
  const f = ({ a, b }: { a: Tensor<[2, 2]>; b: Tensor<[2]> }) => sum(safe(matmul(transpose(a), square(b))));
  const point = { a, b: tensor([1, 2]) };

  test.each(orders.flatMap((inner) => orders.map((outer) => [outer, inner] as const)))(
    'second derivatives are finite and alike, %s over %s',
    (outer, inner) => {
      const gradient = (p: typeof point) => {
        const J = jacobian(f, p, { order: inner });
        return { a: J.a.value as Tensor<[2, 2]>, b: J.b.value as Tensor<[2]> };
      };
      const H = jacobian(gradient, point, { order: outer });
      // m = [-9, 6]: linear in the first, ln in the second, where ∂m₂/∂a = b² and ∂m₂/∂b = 2·b·a
      expect(toArray(H.a.b.value)).toEqual([
        [
          [2, 0],
          [expect.closeTo(2 / 6 - (1 * 4) / 36, 14), expect.closeTo((-1 * 4) / 36, 14)],
        ],
        [
          [0, 4],
          [expect.closeTo((-4 * 4) / 36, 14), expect.closeTo(4 / 6 - (4 * 4) / 36, 14)],
        ],
      ]);
    },
  );

  test('a maximum over an axis of size 1 does not bring the infinity back', () => {
    const g = (b: Tensor<[1]>) => sum(safe(max(mul(tensor([[-1, -3]]), square(b)), 0)));
    for (const inner of orders) {
      for (const outer of orders) {
        const second = jacobian((b: Tensor<[1]>) => jacobian(g, b, { order: inner }).value as Tensor<[1]>, tensor([2]), { order: outer });
        expect(toArray(second.value)).toEqual([[-8]]);
      }
    }
  });
});
