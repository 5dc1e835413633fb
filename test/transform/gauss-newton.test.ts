import { describe, expect, test } from 'vitest';
import {
  add,
  compile,
  crossEntropy,
  gaussNewton,
  grad,
  hessian,
  hvp,
  jacobian,
  matmul,
  mul,
  sin,
  square,
  sum,
  tanh,
  tensor,
  transpose,
  vmap,
  type Tensor,
} from '../../src/index.ts';

const w = tensor([
  [0.5, -0.3, 0.1],
  [0.2, 0.7, -0.4],
]);
const f = (x: Tensor<[3]>): Tensor<[2]> => tanh(matmul(w, mul(x, sin(x))));
const halfSquare = (y: Tensor<[2]>): Tensor<[]> => mul(0.5, sum(square(y)));
const quartic = (y: Tensor<[2]>): Tensor<[]> => add(sum(square(square(y))), mul(sum(y), sum(sin(y))));
const x = tensor([0.4, -0.9, 1.3]);
const v = tensor([1, -2, 0.5]);

/** Jᵀ·H·J·v with matrices. */
const dense = (loss: (y: Tensor<[2]>) => Tensor<[]>, at: Tensor<[3]>, along: Tensor<[3]>): Tensor<[3]> => {
  const J = jacobian(f, at).value;
  return matmul(transpose(J), matmul(hessian(loss, f(at)).value, matmul(J, along)));
};
const close = (found: Tensor, expected: Tensor): void => {
  expect(found.shape).toEqual(expected.shape);
  found.data.forEach((y, i) => expect(Math.abs(y - expected.data[i]!)).toBeLessThanOrEqual(1e-14 * (1 + Math.abs(expected.data[i]!))));
};

describe('gaussNewton', () => {
  test('is JᵀJv for half the square of the result', () => {
    const J = jacobian(f, x).value;
    close(gaussNewton(f, halfSquare, x, v), matmul(transpose(J), matmul(J, v)));
  });

  test('is JᵀHJv for any loss', () => {
    close(gaussNewton(f, quartic, x, v), dense(quartic, x, v));
  });

  test('is the Hessian product where the function is linear, and only there', () => {
    const linear = (x: Tensor<[3]>): Tensor<[2]> => matmul(w, x);
    close(
      gaussNewton(linear, quartic, x, v),
      hvp((x) => quartic(linear(x)), x, v),
    );
    const bent = hvp((x) => quartic(f(x)), x, v);
    expect(Math.abs(gaussNewton(f, quartic, x, v).data[0]! - bent.data[0]!)).toBeGreaterThan(0.01);
  });

  test('takes trees: parameters in, several results out', () => {
    const xs = tensor([
      [1, 2, 3],
      [0.5, -1, 0.2],
      [2, 0, 1],
      [-1, -1, 1],
    ]);
    const net = (p: { w: Tensor<[2, 3]>; b: Tensor<[2]> }) => ({
      logits: add(matmul(xs, transpose(p.w)), p.b),
      weight: [sum(p.w)] as const,
    });
    const loss = (y: { logits: Tensor<[4, 2]>; weight: readonly [Tensor<[]>] }): Tensor<[]> =>
      add(crossEntropy(y.logits, tensor([0, 1, 1, 0])), square(y.weight[0]));
    const point = { w, b: tensor([0.1, -0.2]) };
    const along = { b: tensor([1, 0.5]), w: mul(w, 2) };
    const product = gaussNewton(net, loss, point, along);
    // the net is linear in its parameters
    const expected = hvp((p) => loss(net(p)), point, along);
    close(product.w, expected.w);
    close(product.b, expected.b);
  });

  test('composes with compile, vmap and grad', () => {
    close(compile((y: Tensor<[3]>) => gaussNewton(f, quartic, y, v))(x), dense(quartic, x, v));
    const points = tensor([
      [0.4, -0.9, 1.3],
      [1, 2, -0.3],
    ]);
    const all = vmap((y) => gaussNewton(f, quartic, y, v), points);
    const second = tensor([1, 2, -0.3]);
    close(all, tensor([...dense(quartic, x, v).data, ...dense(quartic, second, v).data], [2, 3]));
    close(
      grad((y) => sum(sin(gaussNewton(f, quartic, y, v))), x),
      grad((y) => sum(sin(dense(quartic, y, v))), x),
    );
    close(
      grad((u) => sum(sin(gaussNewton(f, quartic, x, u))), v),
      grad((u) => sum(sin(dense(quartic, x, u))), v),
    );
  });

  test('is zero where nothing depends on the point, or the loss is straight', () => {
    expect(gaussNewton(() => tensor([1, 2]), halfSquare, x, v).data).toEqual(new Float64Array(3));
    expect(gaussNewton(f, (y) => sum(y), x, v).data).toEqual(new Float64Array(3));
  });

  test('evaluates the function and the loss once each', () => {
    let [functions, losses] = [0, 0];
    gaussNewton(
      (y: Tensor<[3]>) => (functions++, f(y)),
      (y) => (losses++, quartic(y)),
      x,
      v,
    );
    expect([functions, losses]).toEqual([1, 1]);
  });

  test('says what is no function and what is no tangent', () => {
    expect(() => gaussNewton(3 as never, halfSquare, x, v)).toThrow('gaussNewton: expected a function of one argument, got 3');
    expect(() => gaussNewton(f, null as never, x, v)).toThrow('gaussNewton: expected a function of one argument, got null');
    expect(() => gaussNewton(f, halfSquare, x, tensor([1, 2]) as never)).toThrow('gaussNewton: the tangent is [2], but the point is [3]');
  });
});
