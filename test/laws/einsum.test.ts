// einsum with repeated labels: diagonals, traces and their derivatives, against values written out.
import { expect, describe, test } from 'vitest';
import { einsum, eye, grad, hessian, jacobian, jvp, mul, sum, tensor, toArray, type Tensor } from '../../src/index.ts';

const a = tensor([
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]);
const v = tensor([10, 20, 30]);

describe("the trace 'ii->'", () => {
  const trace = (x: Tensor<[3, 3]>) => einsum('ii->', x);
  test('adds the diagonal', () => {
    expect(toArray(trace(a))).toBe(15);
    expect(toArray(einsum('ii', a))).toBe(15);
  });
  test('has the identity for its gradient, in every mode', () => {
    const identity = toArray(eye(3));
    expect(toArray(grad(trace, a))).toEqual(identity);
    for (const order of ['forward', 'reverse'] as const) expect(toArray(jacobian(trace, a, { order }).value)).toEqual(identity);
    expect(
      toArray(
        jvp(
          trace,
          a,
          tensor([
            [1, 9, 9],
            [9, 10, 9],
            [9, 9, 100],
          ]),
        )[1],
      ),
    ).toBe(111);
  });
});

describe("the diagonal 'ii->i'", () => {
  const diagonal = (x: Tensor<[3, 3]>) => einsum('ii->i', x);
  test('is where both indices agree', () => {
    expect(toArray(diagonal(a))).toEqual([1, 5, 9]);
  });
  test('puts cotangents back on the diagonal', () => {
    expect(toArray(grad((x) => sum(mul(diagonal(x), v)), a))).toEqual([
      [10, 0, 0],
      [0, 20, 0],
      [0, 0, 30],
    ]);
  });
  test('has the Jacobian δᵢⱼδᵢₖ', () => {
    for (const order of ['forward', 'reverse'] as const) {
      const J = jacobian(diagonal, a, { order });
      for (const i of [0, 1, 2])
        for (const j of [0, 1, 2]) for (const k of [0, 1, 2]) expect(J.at([i] as never, [j, k] as never)).toBe(Number(i === j && i === k));
    }
  });
});

test("'ii,i->' is the diagonal times a vector", () => {
  const f = (p: { a: Tensor<[3, 3]>; v: Tensor<[3]> }) => einsum('ii,i->', p.a, p.v);
  expect(toArray(f({ a, v }))).toBe(1 * 10 + 5 * 20 + 9 * 30);
  const g = grad(f, { a, v });
  expect([toArray(g.a), toArray(g.v)]).toEqual([
    [
      [10, 0, 0],
      [0, 20, 0],
      [0, 0, 30],
    ],
    [1, 5, 9],
  ]);
});

test("'iij->j' adds the diagonals of slices", () => {
  const x = tensor([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  ]);
  const f = (t: Tensor<[2, 2, 2]>) => einsum('iij->j', t);
  expect(toArray(f(x))).toEqual([1 + 7, 2 + 8]);
  expect(toArray(grad((t) => sum(mul(f(t), tensor([3, 5]))), x))).toEqual([
    [
      [3, 5],
      [0, 0],
    ],
    [
      [0, 0],
      [3, 5],
    ],
  ]);
});

test("'iii->i' and 'iii->' go through three equal labels", () => {
  const x = tensor([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  ]);
  expect(toArray(einsum('iii->i', x))).toEqual([1, 8]);
  expect(toArray(grad((t) => einsum('iii->', t), x))).toEqual([
    [
      [1, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 1],
    ],
  ]);
});

test("'ijij->ij' takes two pairs at once", () => {
  const x = tensor(
    Float64Array.from({ length: 16 }, (_, i) => i),
    [2, 2, 2, 2],
  );
  const f = (t: Tensor<[2, 2, 2, 2]>) => einsum('ijij->ij', t);
  expect(toArray(f(x))).toEqual([
    [0, 5],
    [10, 15],
  ]);
  const g = grad(
    (t) =>
      sum(
        mul(
          f(t),
          tensor([
            [1, 2],
            [3, 4],
          ]),
        ),
      ),
    x,
  );
  expect([...g.data]).toEqual([1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4]);
});

test("the trace of a square 'ij,ji->' has gradient 2·xᵀ and Hessian 2·δᵢₗδⱼₖ", () => {
  const f = (x: Tensor<[3, 3]>) => einsum('ij,ji->', x, x);
  expect(toArray(grad(f, a))).toEqual([
    [2, 8, 14],
    [4, 10, 16],
    [6, 12, 18],
  ]);
  const H = hessian(f, a);
  for (const i of [0, 1, 2])
    for (const j of [0, 1, 2])
      expect(toArray(H.row([i, j] as never))).toEqual([0, 1, 2].map((k) => [0, 1, 2].map((l) => (i === l && j === k ? 2 : 0))));
});

test("the squared trace 'ii,jj->' has a gradient on the diagonal alone", () => {
  const f = (x: Tensor<[3, 3]>) => einsum('ii,jj->', x, x);
  expect(toArray(f(a))).toBe(225);
  expect(toArray(grad(f, a))).toEqual([
    [30, 0, 0],
    [0, 30, 0],
    [0, 0, 30],
  ]);
});

test("three operands 'i,ij,j->' agree with the quadratic form", () => {
  const f = (x: Tensor<[3]>) => einsum('i,ij,j->', x, a, x);
  // (A + Aᵀ)·x
  expect(toArray(grad(f, tensor([1, 0, -1])))).toEqual([2 - 10, 6 - 14, 10 - 18]);
  expect(toArray(hessian(f, tensor([1, 0, -1])).value)).toEqual([
    [2, 6, 10],
    [6, 10, 14],
    [10, 14, 18],
  ]);
});

test('a label that only one operand has is summed on its own', () => {
  const g = grad(
    (x) => sum(einsum('ij,k->ik', x, tensor([1, 10]))),
    tensor([
      [1, 2],
      [3, 4],
    ]),
  );
  expect(toArray(g)).toEqual([
    [11, 11],
    [11, 11],
  ]);
});
