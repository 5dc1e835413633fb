// All transforms compose with all: each way of running a function is the function, and so is each way within each other one, with its derivatives.
import { describe, expect, test } from 'vitest';
import {
  add,
  arange,
  checkpoint,
  compile,
  cond,
  cos,
  customDerivative,
  fixedPoint,
  gaussNewton,
  grad,
  hessian,
  hvp,
  jacobian,
  jvp,
  less,
  linearize,
  matmul,
  mul,
  reshape,
  scan,
  sin,
  square,
  stopGradient,
  sub,
  sum,
  tanh,
  tensor,
  valueAndGrad,
  vjp,
  vmap,
  whileLoop,
  zeros,
  type Tensor,
} from '../src/index.ts';

type Pair = Tensor<[2]>;
type Map = (x: Pair) => Pair;
const w = tensor([
  [0.5, -0.3],
  [0.2, 0.7],
]);
const f: Map = (x) => add(tanh(matmul(w, x)), mul(0.3, sin(mul(x, sum(x)))));

/** Ways to run a function of two numbers that change nothing about it. */
const ways: Readonly<Record<string, (g: Map) => Map>> = {
  compile: (g) => compile(g),
  checkpoint: (g) => checkpoint(g),
  'jvp, the value': (g) => (x) => jvp(g, x, x)[0],
  'jvp, integrated': (g) => (x) => sub(add(jvp((y: Pair) => square(g(y)), x, x)[0], g(x)), square(g(x))),
  'jvp of g·t by t': (g) => (x) => jvp((t: Tensor<[]>) => mul(g(x), t), tensor(1), tensor(1))[1],
  'vjp of g·t by t': (g) => (x) => jacobian((t: Tensor<[]>) => mul(g(x), t), tensor(2)).value,
  'gradient of ⟨g, v⟩ by v': (g) => (x) => grad((v: Pair) => sum(mul(g(x), v)), zeros([2])),
  'value and gradient': (g) => (x) => valueAndGrad((v: Pair) => sum(mul(g(x), v)), x)[1],
  'Hessian product': (g) => (x) =>
    mul(
      0.5,
      hvp((v: Pair) => sum(mul(square(v), g(x))), x, tensor([1, 1])),
    ),
  'Gauss–Newton product': (g) => (x) =>
    gaussNewton(
      (v: Pair) => v,
      (y) => mul(0.5, sum(mul(square(y), g(x)))),
      zeros([2]),
      tensor([1, 1]),
    ),
  'linearize, the map': (g) => (x) => linearize((t: Tensor<[]>) => mul(g(x), t), tensor(1))[1](tensor(1)),
  'vjp, the value': (g) => (x) => vjp(g, x)[0],
  vmap: (g) => (x) => reshape(vmap(g, reshape(x, [1, 2])), [2]),
  'vmap, along columns': (g) => (x) => reshape(vmap(g, reshape(x, [2, 1]), { in: 1, out: 1 }), [2]),
  'scan, as a step': (g) => (x) => scan((c) => [g(c), []], x, arange(1))[0],
  'scan, over items': (g) => (x) => reshape(scan((c, y) => [c, g(y)], [], reshape(x, [1, 2]))[1], [2]),
  'cond, either way': (g) => (x) =>
    cond(
      less(sum(x), 0.123),
      (y) => g(y),
      (y) => add(g(y), 0),
      x,
    ),
  whileLoop: (g) => (x) =>
    whileLoop(
      ([, n]) => less(n, 1),
      ([y, n]) => [g(y), add(n, 1)],
      [x, tensor(0)],
      { limit: 2 },
    )[0],
  fixedPoint: (g) => (x) => fixedPoint((z) => add(g(x), mul(0, z)), zeros([2])),
  customDerivative: (g) => customDerivative(g, (x) => ({ push: (d) => jvp(g, x, d as never)[1], pull: (v) => vjp(g, x)[1](v as never) })),
  'beside its own constant': (g) => (x) => sub(add(g(x), stopGradient(cos(x))), stopGradient(cos(x))),
};

const x = tensor([0.4, -0.9]);
const v = tensor([1, -2]);
const scalar = (g: Map) => (y: Pair) => sum(mul(square(g(y)), v));
/** All that is asked of a function: its value, both modes, curvature, examples at once, and all of it compiled. */
const facets = (g: Map): number[] => {
  const loss = scalar(g);
  const gradient = (y: Pair): Pair => grad(loss, y);
  const some = [
    g(x),
    gradient(x),
    jvp(g, x, v)[1],
    vmap(
      gradient,
      tensor([
        [0.4, -0.9],
        [1, 2],
      ]),
    ),
    compile(gradient)(x),
  ] as Tensor[];
  return some.flatMap((t) => Array.from(t.data));
};
const curvature = (g: Map): number[] => Array.from(hessian(scalar(g), x).value.data);
const expected = facets(f);
const bent = curvature(f);

const close = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((y, i) => expect(Math.abs(y - wanted[i]!)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(wanted[i]!))));
};

describe.each(Object.entries(ways))('%s', (_outer, outer) => {
  test.each(Object.entries(ways))('of %s', (_inner, inner) => {
    const g = outer(inner(f));
    close(facets(g), expected);
    close(curvature(g), bent);
  });
});
