// Transforms inside transforms: each differentiates by its own argument, whatever it closes over.
import { describe, expect, test } from 'vitest';
import {
  add,
  compile,
  exp,
  grad,
  hessian,
  jacobian,
  jvp,
  mul,
  sin,
  square,
  stopGradient,
  sub,
  sum,
  tanh,
  tensor,
  toArray,
  vjp,
  type Tensor,
} from '../../src/index.ts';

type Scalar = Tensor<[]>;
type Derivative = (f: (x: Scalar) => Scalar, x: Scalar) => Scalar;
const ways: readonly [string, Derivative][] = [
  ['grad', (f, x) => grad(f, x)],
  ['jvp', (f, x) => jvp(f, x, tensor(1))[1]],
  ['vjp', (f, x) => vjp(f, x)[1](tensor(1))],
  ['forward jacobian', (f, x) => jacobian(f, x, { order: 'forward' }).value as Scalar],
  ['reverse jacobian', (f, x) => jacobian(f, x, { order: 'reverse' }).value as Scalar],
];
const pairs = ways.flatMap(([outer, D]) => ways.map(([inner, d]) => ({ outer, inner, D, d })));

describe.each(pairs)('$outer over $inner', ({ D, d }) => {
  test('does not confuse perturbations: d/dx x·(d/dy (x + y))', () => {
    expect(
      toArray(
        D(
          (x) =>
            mul(
              x,
              d((y) => add(x, y), tensor(1)),
            ),
          tensor(1),
        ),
      ),
    ).toBe(1);
  });
  test('sees what the inner function closes over: d/dx (d/dy x·y²) = 2·y', () => {
    expect(toArray(D((x) => d((y) => mul(x, square(y)), tensor(3)), tensor(5)))).toBe(6);
  });
  test('sees the point at which the inner derivative is taken: d/dx (d/dy x·y² at x) = 4·x', () => {
    expect(toArray(D((x) => d((y) => mul(x, square(y)), x), tensor(5)))).toBe(20);
  });
  test('at a point that does not depend on the outer argument gives 0', () => {
    expect(
      toArray(
        D(
          (x) =>
            add(
              mul(0, x),
              d((y) => square(y), tensor(3)),
            ),
          tensor(5),
        ),
      ),
    ).toBe(0);
  });
  test('through a composed point: d/dx (sin′ at x²) = -sin(x²)·2x', () => {
    expect(toArray(D((x) => d((y) => sin(y), square(x)), tensor(0.7)))).toBeCloseTo(-Math.sin(0.49) * 1.4, 14);
  });
  test('of a compiled function is that of the function', () => {
    const f = compile((x: Scalar) => mul(x, square(x)));
    expect(toArray(D((x) => d((y) => f(y), x), tensor(5)))).toBe(30);
    f.dispose();
  });
});

test('three levels keep their arguments apart: d/dx d/dy d/dz x·y²·z³ = 6·y·z²', () => {
  const f = grad((x) => grad((y) => grad((z) => mul(x, mul(square(y), mul(z, square(z)))), tensor(2)), tensor(3)), tensor(5));
  expect(toArray(f)).toBe(6 * 3 * 4);
});

test('the tangent of an inner jvp may depend on the outer argument', () => {
  expect(toArray(grad((x) => jvp((y) => square(y), x, x)[1], tensor(3)))).toBe(12);
});

test('the cotangent of an inner pullback may depend on the outer argument', () => {
  expect(toArray(grad((x) => vjp((y) => square(y), x)[1](square(x)), tensor(3)))).toBe(2 * 3 * 9);
});

test('a pullback made outside may be called inside: it is linear in its cotangent', () => {
  const [, pull] = vjp((y: Tensor<[2]>) => square(y), tensor([3, 4]));
  expect(toArray(jacobian((v) => pull(v), tensor([1, 1])).value)).toEqual([
    [6, 0],
    [0, 8],
  ]);
});

test('stopGradient holds what it is given in every order, inside and outside', () => {
  expect(toArray(grad((x) => mul(stopGradient(x), x), tensor(3)))).toBe(3);
  expect(toArray(grad((x) => grad((y) => mul(stopGradient(x), square(y)), x), tensor(3)))).toBe(6);
  expect(toArray(grad((x) => stopGradient(grad((y) => mul(x, y), x)), tensor(3)))).toBe(0);
});

test('a step of gradient descent is differentiable by its learning rate', () => {
  const loss = (w: Tensor<[2]>) => sum(square(sub(w, tensor([1, 2]))));
  const after = (rate: Scalar) => loss(sub(tensor([0, 0]), mul(rate, grad(loss, tensor([0, 0])))));
  // loss = 5·(1 - 2·rate)²
  expect(toArray(grad(after, tensor(0.25)))).toBeCloseTo(-10, 13);
});

test('a Hessian of a function that contains a gradient', () => {
  // |∇ sin x|² = cos²x; its second derivative is -2·cos 2x
  const f = (x: Tensor<[1]>) => sum(square(grad((y) => sum(sin(y)), x)));
  expect(hessian(f, tensor([0.3])).value.data[0]).toBeCloseTo(-2 * Math.cos(0.6), 13);
});

test('six derivatives of exp are exp', () => {
  let f = (x: Scalar): Scalar => exp(x);
  for (let order = 0; order < 6; order++) {
    const inner = f;
    f = (x) => grad(inner, x);
  }
  expect(toArray(f(tensor(0.5)))).toBeCloseTo(Math.exp(0.5), 13);
});

test('a Jacobian read inside a traced function is a tensor like any other', () => {
  const f = (x: Tensor<[2]>) => sum(square(jacobian((y) => tanh(y), x).column([1])));
  const g = grad(f, tensor([0.2, 0.4])).data;
  const t = Math.tanh(0.4);
  expect(g[0]).toBe(0);
  expect(g[1]).toBeCloseTo(2 * (1 - t * t) * (-2 * t * (1 - t * t)), 14);
});
