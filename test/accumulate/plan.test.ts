import { expect, test } from 'vitest';
import { add, compile, exp, jacobian, key, matmul, mul, normal, sin, sub, sum, tanh, tensor, type Tensor } from '../../src/index.ts';
import { linearizedGraph, type LinearizedGraph } from '../../src/accumulate/linearized.ts';
import { costsOfSteps, orderOf, searched } from '../../src/accumulate/plan.ts';
import { trace } from '../../src/transform/trace.ts';

const graphOf = (f: (x: never) => unknown, x: unknown): LinearizedGraph => linearizedGraph(trace('test', f, x), (v) => v);
const costOf = (graph: LinearizedGraph, order: readonly number[]): number =>
  costsOfSteps(graph, order).reduce((sum, cost) => sum + cost, 0);

const scalars = { a: tensor(0.3), b: tensor(-0.7) };
type Scalars = typeof scalars;
const ofScalars = ({ a, b }: Scalars): Tensor<[]>[] => {
  const c = mul(a, b);
  return [sub(sin(c), exp(a)), mul(c, c), c];
};

test('what no derivative leads through is no part of the graph', () => {
  const graph = graphOf((x: Tensor<[3]>) => sum(mul(x, tanh(tensor([1, 2, 3])))), tensor([1, 2, 3]));
  expect(graph.vertices.map(({ op }) => op.name)).toEqual(['input', 'mul', 'einsum']);
});

test('the Jacobian of a batch keeps its examples apart: it costs the batch times one example, not its square', () => {
  const w = normal(key(1), [8, 8]);
  const cost = (batch: number): number => {
    const graph = graphOf((x: Tensor<[number, 8]>) => matmul(tanh(matmul(x, w)), w), normal(key(2), [batch, 8]));
    return costOf(graph, graph.inner);
  };
  expect(cost(10)).toBe(10 * cost(1));
});

test('unlike parallel edges stay a sum of terms: a residual costs its branch alone', () => {
  const w = normal(key(1), [50, 50]);
  const branch = graphOf((x: Tensor<[50]>) => tanh(matmul(x, w)), normal(key(2), [50]));
  const residual = graphOf((x: Tensor<[50]>) => add(x, tanh(matmul(x, w))), normal(key(2), [50]));
  expect(costOf(residual, residual.inner)).toBe(costOf(branch, branch.inner));
});

test('the best order of a narrow waist beats both sides, and is proven', () => {
  // 64 → 64 → 1 → 64 → 64: from either side 270 336, from the middle 12 288 (Naumann's chain of four)
  const [a, b, c, d] = [normal(key(1), [64, 64]), normal(key(2), [64, 1]), normal(key(3), [1, 64]), normal(key(4), [64, 64])];
  const graph = graphOf((x: Tensor<[64]>) => matmul(matmul(matmul(matmul(x, a), b), c), d), normal(key(5), [64]));
  const { costs, certified } = searched(graph, {});
  expect(costs).toEqual({ forward: 270_336, reverse: 270_336, markowitz: 270_336, optimal: 12_288, bound: 12_288 });
  expect(certified).toBe(true);
});

test('auto is the cheapest of forward, reverse and Markowitz', () => {
  for (const f of [ofScalars, (x: Scalars) => ofScalars(x).map((y) => tanh(y))]) {
    const graph = graphOf(f, scalars);
    const cost = (order: 'forward' | 'reverse' | 'markowitz' | 'auto'): number => costOf(graph, orderOf('test', graph, { order }));
    expect(cost('auto')).toBe(Math.min(cost('forward'), cost('reverse'), cost('markowitz')));
  }
});

test('a record of scalars has a record of Jacobians, by every order', () => {
  const expected = [
    [-0.7 * Math.cos(-0.21) - Math.exp(0.3), 0.3 * Math.cos(-0.21)],
    [-2 * 0.21 * -0.7, -2 * 0.21 * 0.3],
    [-0.7, 0.3],
  ];
  for (const order of ['forward', 'reverse', 'markowitz', 'optimal', 'auto', [3, 1, 2]] as const) {
    const rows = jacobian(ofScalars, scalars, { order }).map(({ a, b }) => [a.value.data[0]!, b.value.data[0]!]);
    rows.forEach((row, i) => row.forEach((entry, j) => expect(entry).toBeCloseTo(expected[i]![j]!, 14)));
  }
});

test('an order is found once for each program; compiled, it is part of the program', () => {
  const w = normal(key(1), [3, 3]);
  const f = (x: Tensor<[3]>): Tensor<[3]> => tanh(matmul(tanh(x), w));
  const compiled = compile((x: Tensor<[3]>) => jacobian(f, x, { order: 'optimal' }).value);
  const x = tensor([0.1, -0.2, 0.3]);
  expect(compiled(x).data).toEqual(jacobian(f, x, { order: 'optimal' }).value.data);
  const graph = graphOf(f, x);
  expect(orderOf('test', graph, { order: 'optimal' })).toBe(orderOf('test', graphOf(f, x), { order: 'optimal' }));
});

test.each([
  [
    { order: 'sideways' },
    "the order must be one of 'forward', 'reverse', 'markowitz', 'optimal', 'auto', or the numbers of intermediate values, got 'sideways'",
  ],
  [{ order: [1, 2] }, 'the order must name each of the 3 intermediate values once, from 1 on, got [1, 2]'],
  [{ order: [0, 1, 2] }, 'the order must name each of the 3 intermediate values once, from 1 on, got [0, 1, 2]'],
  [{ order: [1, 1, 2] }, 'the order must name each of the 3 intermediate values once, from 1 on, got [1, 1, 2]'],
  [{ order: 'optimal', moves: -1 }, 'moves must be a whole number of 0 or more, got -1'],
  [{ seed: 0.5 }, 'seed must be a whole number of 0 or more, got 0.5'],
])('options that are none are said: %o', (options, sentence) => {
  expect(() => jacobian(ofScalars, scalars, options as never)).toThrow(`jacobian: ${sentence}`);
});
