import { describe, expect, test } from 'vitest';
import {
  add,
  compose,
  contract,
  eye,
  grad,
  greater,
  halfSquaredError,
  hessian,
  jacobian,
  jvp,
  key,
  log,
  matmul,
  mul,
  normal,
  permute,
  relu,
  reshape,
  softmax,
  square,
  stopGradient,
  sum,
  tanh,
  tensor,
  toArray,
  valueAndGrad,
  vjp,
  where,
  type Jacobian,
  type Tensor,
} from '../../src/index.ts';

const close = (a: Tensor, b: Tensor): void => {
  expect(a.shape).toEqual(b.shape);
  a.data.forEach((v, i) => expect(Math.abs(v - b.data[i]!)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(v))));
};

describe('the primer’s worked examples', () => {
  const h = tensor([1, -2, 3]);
  const w = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test('∂L/∂ŷ = (ŷ - y)ᵀ for one sample', () => {
    expect(toArray(grad((y) => halfSquaredError(y, tensor([1, 2])), tensor([3, 5])))).toEqual([2, 3]);
  });
  test('∂ŷ/∂b = I', () => {
    expect(jacobian((b) => add(matmul(w, h), b), tensor([0, 0])).value.data).toEqual(eye(2).data);
  });
  test('∂(W·h)/∂h = W', () => {
    expect(toArray(jacobian((x) => matmul(w, x), h).value)).toEqual(toArray(w));
  });
  test('∂(W·h)/∂W is of order 3: δ of the outputs times h', () => {
    const J: Jacobian<[2], [2, 3]> = jacobian((x) => matmul(x, h), w);
    expect(J.value.shape).toEqual([2, 2, 3]);
    expect(toArray(J.value)).toEqual([
      [
        [1, -2, 3],
        [0, 0, 0],
      ],
      [
        [0, 0, 0],
        [1, -2, 3],
      ],
    ]);
    expect(J.at([1], [1, 2])).toBe(3);
    expect(toArray(add(J.row([0]), 0))).toEqual([
      [1, -2, 3],
      [0, 0, 0],
    ]);
    expect(toArray(J.column([1, 0]))).toEqual([0, 1]);
  });
  test('∂relu is diagonal, 1 where positive, 0 at 0', () => {
    expect(toArray(jacobian((x) => relu(x), tensor([-1, 0, 2])).value)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ]);
  });
});

describe('a Jacobian', () => {
  const x = normal(key(1), [2, 3]);
  const w = normal(key(2), [3, 4]);
  const f = (t: Tensor<[2, 3]>) => tanh(matmul(t, w));
  const g = (t: Tensor<[2, 4]>) => softmax(reshape(t, [4, 2]));

  test('is the same in both orders', () => {
    close(jacobian((t) => g(f(t)), x, { order: 'forward' }).value, jacobian((t) => g(f(t)), x, { order: 'reverse' }).value);
  });
  test('composes by the chain rule, and composing is associative', () => {
    const [a, b, c] = [jacobian((t) => sum(square(t), 0), g(f(x))), jacobian(g, f(x)), jacobian(f, x)];
    const all: Jacobian<[2], [2, 3]> = jacobian((t) => sum(square(g(f(t))), 0), x);
    close(compose(a, compose(b, c)).value, all.value);
    close(compose(compose(a, b), c).value, all.value);
    close(contract(b.value, c.value, 2), compose(b, c).value);
  });
  test('is zero where there is no path', () => {
    expect(toArray(jacobian(() => tensor([1, 2]), tensor([1])).value)).toEqual([[0], [0]]);
  });
  test('of a function that returns its argument is the identity', () => {
    expect(toArray(jacobian((t) => t, tensor([1, 2])).value)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
  test('keeps structure: 3000 × 3000 entries of a diagonal are not made to read one', () => {
    const J = jacobian((t) => reshape(tanh(t), [50, 60]), normal(key(3), [3000]));
    expect(J.at([0, 0], [1])).toBe(0);
    expect(J.at([0, 1], [1])).toBeGreaterThan(0);
  });
  test('of deep diamonds takes time in proportion to their number', () => {
    const deep = (t: Tensor<[2]>): Tensor<[2]> => {
      let y = t;
      for (let i = 0; i < 60; i++) y = tanh(add(y, permuteThrough(y)));
      return y;
    };
    expect(jacobian(deep, tensor([0.1, 0.2])).value.data.every(Number.isFinite)).toBe(true);
  });
  test('refuses an index out of range', () => {
    expect(() => jacobian(f, x).at([0, 4], [0, 0])).toThrow('at: the index [0, 4] is out of range for [2, 4]');
  });
});
const permuteThrough = (t: Tensor<[2]>): Tensor<[2]> => reshape(permute(reshape(t, [2, 1]), [1, 0]), [2]);

describe('trees', () => {
  const p = {
    w: tensor([
      [1, 2],
      [3, 4],
    ]),
    bias: { b: tensor([5, 6]) },
  };
  const f = (q: typeof p) => ({ y: add(matmul(tensor([1, 1]), q.w), q.bias.b), twice: [mul(q.bias.b, 2)] as const });

  test('a gradient has the form of its point', () => {
    const [value, g] = valueAndGrad((q) => sum(square(f(q).y)), p);
    expect(value.data[0]).toBe(9 ** 2 + 12 ** 2);
    expect(toArray(g.w)).toEqual([
      [18, 24],
      [18, 24],
    ]);
    expect(toArray(g.bias.b)).toEqual([18, 24]);
  });
  test('jvp and vjp map trees to trees, in any order of keys', () => {
    const [, yDot] = jvp(f, p, {
      bias: { b: tensor([1, 0]) },
      w: tensor([
        [0, 0],
        [0, 0],
      ]),
    });
    expect(toArray(yDot.twice[0])).toEqual([2, 0]);
    const [y, pull] = vjp(f, p);
    expect(toArray(y.y)).toEqual([9, 12]);
    const g = pull({ y: tensor([1, 0]), twice: [tensor([0, 1])] });
    expect(toArray(g.bias.b)).toEqual([1, 2]);
    expect(toArray(pull({ y: tensor([0, 0]), twice: [tensor([1, 1])] }).bias.b)).toEqual([2, 2]);
  });
  test('Jacobians are a tree of the result’s form over trees of the point’s form', () => {
    const J = jacobian(f, p);
    const inner: Jacobian<[2], [2, 2]> = J.y.w;
    expect(inner.value.shape).toEqual([2, 2, 2]);
    expect(toArray(J.twice[0].bias.b.value)).toEqual([
      [2, 0],
      [0, 2],
    ]);
  });
  test('a tangent of another shape or form is refused', () => {
    const wrong = {
      w: tensor([
        [1, 2],
        [3, 4],
      ]),
      bias: { b: tensor([5, 6, 7]) },
    };
    expect(() => jvp(f, p, wrong as never)).toThrow("jvp: the tangent at 'bias.b' is [3], but the point is [2]");
    expect(() => jvp(f, p, { w: p.w } as never)).toThrow("jvp: the tangent has nothing at 'bias'");
  });
});

describe('nesting', () => {
  const x = tensor([0.3, -0.7]);
  const f = (t: Tensor<[2]>) => sum(mul(tanh(t), square(t)));

  test('does not confuse perturbations: d/dx x·(d/dy x·y) = 2x', () => {
    expect(
      toArray(
        grad(
          (a) =>
            mul(
              a,
              grad((b) => mul(a, b), tensor(2)),
            ),
          tensor(3),
        ),
      ),
    ).toBe(6);
    expect(
      toArray(
        grad(
          (a) =>
            mul(
              a,
              grad((b) => mul(a, b), a),
            ),
          tensor(3),
        ),
      ),
    ).toBe(6);
    expect(toArray(grad((a) => mul(a, jvp((b) => mul(a, b), tensor(2), tensor(1))[1]), tensor(3)))).toBe(6);
  });
  test('the Hessian is the same by all four pairs of modes, and symmetric', () => {
    const H = hessian(f, x).value;
    close(jacobian((t) => grad(f, t), x, { order: 'forward' }).value, H);
    close(jacobian((t) => jacobian(f, t, { order: 'forward' }).value, x, { order: 'reverse' }).value, H);
    close(jacobian((t) => jacobian(f, t, { order: 'forward' }).value, x, { order: 'forward' }).value, H);
    close(permute(H, [1, 0]), H);
  });
  test('third derivatives', () => {
    const cube = (t: Tensor<[]>): Tensor<[]> => mul(t, mul(t, t));
    expect(toArray(grad((a) => grad((b) => grad(cube, b), a), tensor(5)))).toBe(6);
  });
  test('stopGradient holds under second order', () => {
    expect(toArray(grad((a) => grad((b) => mul(stopGradient(b), square(b)), a), tensor(3)))).toBe(6);
  });
  test('where has exact first and second derivatives beside infinities', () => {
    const safe = (t: Tensor<[3]>) => where(greater(t, 0), log(t), 0);
    const at = tensor([-1, 0, 2]);
    expect(toArray(grad((t) => sum(safe(t)), at))).toEqual([0, 0, 0.5]);
    expect(toArray(jvp(safe, at, tensor([1, 1, 1]))[1])).toEqual([0, 0, 0.5]);
    for (const order of ['forward', 'reverse'] as const) {
      expect(toArray(jacobian(safe, at, { order }).value)).toEqual([
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0.5],
      ]);
      expect(toArray(hessian((t) => sum(safe(t)), at, { order }).value)).toEqual(
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, -0.25],
        ].map((row) => row.map((v) => expect.closeTo(v, 15))),
      );
    }
  });
});

test('a function that does not return a scalar is refused', () => {
  expect(() => grad(((x: Tensor) => x) as never, tensor([1, 2]))).toThrow('grad: the function must return a scalar, got [2]');
});
test('a traced tensor has no data', () => {
  expect(() => grad((x) => mul(x, tanh(x).data[0]!), tensor(1))).toThrow(
    'tanh: a traced tensor has no data; return it from the traced function to see it',
  );
});

test('tangents and cotangents meet their leaves by key, whatever the order of the keys and the dots in them', () => {
  const point = { 'a.b': tensor(1), a: { b: tensor(2) } };
  const tangent = { a: { b: tensor(30) }, 'a.b': tensor(5) };
  expect(toArray(jvp((p) => p['a.b'], point, tangent)[1])).toBe(5);
  const bars = vjp((p) => p, point)[1](tangent);
  expect([toArray(bars['a.b']), toArray(bars.a.b)]).toEqual([5, 30]);
});
