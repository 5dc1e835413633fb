// Every order of elimination gives the same Jacobian, and costs what was counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jacobian, type Tensor } from '../src/index.ts';
import { linearizedGraph, type LinearizedGraph } from '../src/accumulate/linearized.ts';
import { costsOfSteps, orderOf, searched } from '../src/accumulate/plan.ts';
import type { FunctionAt } from '../src/laws/index.ts';
import { compose, composeCost } from '../src/linear/compose.ts';
import { denseCost } from '../src/linear/dense.ts';
import { plus, plusCost } from '../src/linear/plus.ts';
import { sizeOf } from '../src/shape/dims.ts';
import { Concrete } from '../src/tensor/tensor.ts';
import type { Linear } from '../src/tensor/linear-map.ts';
import { trace } from '../src/transform/trace.ts';
import { programs } from './random-programs.ts';
import { settings } from './settings.ts';

const { runs, seed } = settings({ runs: 60 });
const options = { numRuns: runs, includeErrorInReport: true, ...(seed !== undefined && { seed }) };
const names = ['forward', 'reverse', 'markowitz', 'optimal', 'auto'] as const;

const pointOf = ({ shapes }: FunctionAt): Tensor[] =>
  shapes.map(
    (shape, k) =>
      new Concrete(
        shape,
        Float64Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(7 * k + 3 * i + 1)),
      ) as never,
  );
const functionOf = (program: FunctionAt) => (x: never) => program.apply(...(x as readonly Tensor[]));
const graphOf = (program: FunctionAt): LinearizedGraph => linearizedGraph(trace('test', functionOf(program), pointOf(program)), (v) => v);

/** 1 … n in an order that a number says. */
function shuffled(n: number, salt: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i + 1);
  return order.sort((a, b) => Math.sin(a * 7.1 + salt) - Math.sin(b * 7.1 + salt));
}

test('random programs have the same Jacobian by every order, to 1e-12', () => {
  fc.assert(
    fc.property(programs, fc.nat(1000), (program, salt) => {
      const [f, x] = [functionOf(program), pointOf(program) as never];
      const orders = [...names, shuffled(graphOf(program).inner.length, salt)];
      const [first, ...others] = orders.map((order) => jacobian(f as never, x, { order, moves: 500 }) as unknown as { value: Tensor }[]);
      const [base, ...rest] = [first!, ...others].map((all) => all.map(({ value }) => [...value.data]));
      const size = Math.max(1, ...base!.flat().map(Math.abs).filter(Number.isFinite));
      for (const other of rest)
        other.forEach((entries, i) =>
          entries.forEach((entry, j) => {
            const expected = base![i]![j]!;
            if (!Object.is(entry, expected)) expect(Math.abs(entry - expected)).toBeLessThanOrEqual(1e-12 * size);
          }),
        );
    }),
    options,
  );
});

test('what is counted by structure is what the maps themselves cost', () => {
  fc.assert(
    fc.property(programs, fc.nat(1000), (program, salt) => {
      const graph = graphOf(program);
      const order = shuffled(graph.inner.length, salt).map((i) => graph.inner[i - 1]!);
      const counted = costsOfSteps(graph, order).reduce((sum, cost) => sum + cost, 0);
      expect(counted).toBe(costOfMaps(graph, order));
    }),
    options,
  );
});

/** Elimination of the maps of a program, one by one, each product and sum asked for its cost, and at last the entries of what came about. */
function costOfMaps({ edges, inputs, outputs }: LinearizedGraph, order: readonly number[]): number {
  const left = new Map(edges.map(({ from, to, map }) => [`${from}>${to}`, { from, to, map }]));
  const ends = (from: number, to: number): boolean => from < inputs && outputs.includes(to);
  const entries = (): number => [...left.values()].reduce((sum, { from, to, map }) => sum + (ends(from, to) ? denseCost(map) : 0), 0);
  let cost = -entries();
  for (const v of order) {
    const all = [...left.values()];
    const [into, outOf] = [all.filter(({ to }) => to === v), all.filter(({ from }) => from === v)];
    for (const a of outOf) {
      for (const b of into) {
        const key = `${b.from}>${a.to}`;
        const product: Linear = compose(a.map, b.map);
        const old = left.get(key)?.map;
        cost += composeCost(a.map, b.map) + (old ? plusCost(old, product) : 0);
        left.set(key, { from: b.from, to: a.to, map: old ? plus(old, product) : product });
      }
    }
    for (const edge of [...into, ...outOf]) left.delete(`${edge.from}>${edge.to}`);
  }
  return cost + entries();
}

test('no order that the search gives is dearer than forward, reverse or Markowitz, none is below its bound, and of all orders of few values it is the best', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const graph = graphOf(program);
      const { order, cost, certified, costs } = searched(graph, { moves: 500 });
      const counted = costsOfSteps(graph, order).reduce((sum, one) => sum + one, 0);
      expect(counted).toBe(cost);
      expect(cost).toBeLessThanOrEqual(Math.min(costs.forward, costs.reverse, costs.markowitz));
      expect(costs.bound).toBeLessThanOrEqual(cost);
      expect(certified).toBe(costs.bound === cost);
      if (graph.inner.length <= 5) {
        const all = permutations(graph.inner).map((one) => costsOfSteps(graph, one).reduce((sum, step) => sum + step, 0));
        expect(Math.min(...all)).toBe(cost);
      }
      const auto = costsOfSteps(graph, orderOf('test', graph, {})).reduce((sum, one) => sum + one, 0);
      expect(auto).toBeGreaterThanOrEqual(costs.bound);
    }),
    options,
  );
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
