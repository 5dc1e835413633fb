import { describe, expect, test } from 'vitest';
import {
  add,
  compile,
  explain,
  exp,
  halfSquaredError,
  jacobian,
  matmul,
  mul,
  relu,
  sin,
  softmax,
  stopGradient,
  sum,
  tensor,
  zeros,
  type Tensor,
} from '../../src/index.ts';
import { latex, plain } from '../../src/explain/notation.ts';

const x = tensor([1, 2]);
const t = tensor([3, -6]);
const square = tensor([
  [1, -1],
  [0.5, 1],
]);
const weights = { W1: square, b1: tensor([0, 0.25]), W2: square, b2: tensor([-0.5, 0]), W3: square, b3: tensor([0, 1]) };
type Weights = typeof weights;
const loss = (p: Weights): Tensor<[]> => {
  const h1 = relu(add(matmul(x, p.W1), p.b1));
  const h2 = relu(add(matmul(h1, p.W2), p.b2));
  return halfSquaredError(add(matmul(h2, p.W3), p.b3), t);
};

describe("the primer's network", () => {
  const told = explain(loss, weights);

  test('every intermediate value has its shape and how it is computed', () => {
    expect(told.intermediates.slice(0, 3)).toEqual([
      { name: 'v1', shape: [2], formula: 'Σ_j c₁[j] · W₁[j, i]' },
      { name: 'v2', shape: [2], formula: 'v₁ + b₁' },
      { name: 'v3', shape: [2], formula: 'relu(v₂)' },
    ]);
    expect(told.outputs.map(({ name, shape }) => [name, shape])).toEqual([['L', []]]);
    expect(told.constants).toEqual([
      { name: 'c1', shape: [2] },
      { name: 'c2', shape: [2] },
    ]);
  });

  test.each([
    // what the article derives: ∂ŷ/∂W₃ is of order 3 with δ_ik h₂[j], the activation is diagonal, 1 where it is positive, the layer by its input is the matrix
    ['v7', 'W3', [[2], [2, 2]], '[i, (j, k)] = δ_ik v₆[j]'],
    ['v8', 'b3', [[2], [2]], '[i, j] = δ_ij'],
    ['v3', 'v2', [[2], [2]], '[i, j] = δ_ij s[i], s = [v₂ > 0]'],
    ['v4', 'v3', [[2], [2]], '[i, j] = W₂[j, i]'],
    ['L', 'v11', [[], []], '0.5'],
  ])('∂%s/∂%s is told with its shape and entries', (of, by, shape, entries) => {
    expect(told.locals.find((local) => local.of === of && local.by === by)).toMatchObject({ shape, entries });
  });

  test('∂L/∂W₁ is the product from the loss to the first layer', () => {
    const product = told.products.find(({ by }) => by === 'W1')!;
    expect(product.shape).toEqual([[], [2, 2]]);
    expect(product.text).toBe(
      '∂L/∂W₁ = ∂L/∂v₁₁ · ∂v₁₁/∂v₁₀ · ∂v₁₀/∂v₉ · ∂v₉/∂v₈ · ∂v₈/∂v₇ · ∂v₇/∂v₆ · ∂v₆/∂v₅ · ∂v₅/∂v₄ · ∂v₄/∂v₃ · ∂v₃/∂v₂ · ∂v₂/∂v₁ · ∂v₁/∂W₁',
    );
    expect(product.latex.startsWith('\\frac{\\partial L}{\\partial W_{1}} = \\frac{\\partial L}{\\partial v_{11}} \\cdot')).toBe(true);
    expect(told.toString()).toContain('∂L/∂W₁ = ∂L/∂v₁₁');
    expect(told.toMarkdown()).toContain(`$$${product.latex}$$`);
  });

  test('the best order is the reverse one, proven, and its steps add up', () => {
    expect(told.certified).toBe(true);
    expect(told.costs.optimal).toBe(told.costs.reverse);
    expect(told.costs.forward).toBeGreaterThan(told.costs.reverse);
    expect(told.order).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(told.steps.reduce((sum, { cost }) => sum + cost, 0)).toBe(told.cost);
    expect(told.cost).toBe(told.costs.optimal);
  });

  test('the order of an explanation is one that jacobian takes', () => {
    const J = jacobian(loss, weights, { order: told.order });
    expect(J.W1.value.data).toEqual(jacobian(loss, weights, { order: 'reverse' }).W1.value.data);
  });
});

test('brackets are those of the order: without any, products are taken from the left', () => {
  const f = (x: Tensor<[2]>): Tensor<[2]> => sin(exp(sin(x)));
  expect(explain(f, x, { order: 'reverse' }).products[0]!.text).toBe('∂y/∂x = ∂y/∂v₂ · ∂v₂/∂v₁ · ∂v₁/∂x');
  expect(explain(f, x, { order: 'forward' }).products[0]!.text).toBe('∂y/∂x = ∂y/∂v₂ · (∂v₂/∂v₁ · ∂v₁/∂x)');
});

test('several paths are a sum of products; very many go by the last step', () => {
  const two = explain(([a, b]: readonly [Tensor<[]>, Tensor<[]>]) => mul(sin(a), mul(a, b)), [tensor(1), tensor(2)]);
  expect(two.products.map(({ text }) => text)).toEqual(['∂L/∂x₀ = ∂L/∂v₁ · ∂v₁/∂x₀ + ∂L/∂v₂ · ∂v₂/∂x₀', '∂L/∂x₁ = ∂L/∂v₂ · ∂v₂/∂x₁']);
  const doubled = (y: Tensor<[]>): Tensor<[]> => add(sin(y), exp(y));
  const many = explain((y: Tensor<[]>) => doubled(doubled(doubled(doubled(y)))), tensor(1));
  expect(many.products[0]!.text).toBe('∂L/∂x = ∂L/∂v₁₀ · ∂v₁₀/∂x + ∂L/∂v₁₁ · ∂v₁₁/∂x');
});

test('an output that depends on an input not at all, or not smoothly, has a derivative of 0', () => {
  const told = explain(({ a, b }: { a: Tensor<[2]>; b: Tensor<[2]> }) => mul(a, stopGradient(b)), { a: x, b: t });
  expect(told.products.map(({ text }) => text)).toEqual(['∂y/∂a = ∂y/∂a', '∂y/∂b = 0']);
});

test('a batch is told as block diagonal, a program as one', () => {
  const batched = explain((x: Tensor<[5, 2]>) => matmul(x, square), zeros([5, 2]));
  expect(batched.locals[0]).toMatchObject({ structure: 'block diagonal', entries: '[(i, j), (k, l)] = δ_ik c₁[l, j]' });
  expect(explain((x: Tensor<[3]>) => softmax(x), zeros([3])).locals[0]).toMatchObject({ structure: 'program', entries: undefined });
});

test('names of the user are not taken twice', () => {
  const told = explain(({ v1, L }: { v1: Tensor<[2]>; L: Tensor<[2]> }) => sum(mul(sin(v1), L)), { v1: x, L: t });
  const all = [...told.inputs, ...told.intermediates, ...told.outputs].map(({ name }) => name);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(['v1', 'L', 'u1', 'u2', "L'"]);
});

test('the picture has a box for every value and a line for every local Jacobian', () => {
  const told = explain(loss, weights);
  const svg = told.toSVG();
  expect(svg.match(/<rect /g)).toHaveLength(1 + told.inputs.length + told.intermediates.length + told.outputs.length);
  expect(svg.match(/marker-end/g)).toHaveLength(told.locals.length);
});

test('nothing is multiplied and a traced point is as good: explain works inside compile', () => {
  let text = '';
  compile((y: Tensor<[2]>) => {
    text = String(explain((z: Tensor<[2]>) => sin(z), y));
    return y;
  })(x);
  expect(text).toContain('∂y/∂x   [2] × [2]   diagonal   [i, j] = δ_ij s[i], s = cos(x)');
});

test('names are written with subscripts, in LaTeX with every sign that means something escaped', () => {
  expect([plain.name('W1'), plain.name('hidden.w'), plain.name('x_2')]).toEqual(['W₁', 'hidden.w', 'x_2']);
  expect([latex.name('W12'), latex.name('hidden.w'), latex.name('a_b%')]).toEqual(['W_{12}', '\\mathrm{hidden.w}', '\\mathrm{a\\_b\\%}']);
});

test('options that are none are said', () => {
  expect(() => explain(loss, weights, { order: 'up' as never })).toThrow("explain: the order must be one of 'forward'");
  expect(() => explain(3 as never, weights)).toThrow('explain: expected a function');
});
