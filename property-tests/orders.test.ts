// Laws of the search for elimination orders, on random graphs of up to 12 inner vertices against the optimum over all subsets.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anneal } from '../src/accumulate/search/anneal.ts';
import { BitGraph } from '../src/accumulate/search/bit-graph.ts';
import { cutBound } from '../src/accumulate/search/bound.ts';
import { innerOf, type CostModel, type Dag } from '../src/accumulate/search/dag.ts';
import { count, without } from '../src/accumulate/search/eliminator.ts';
import { exactOrder } from '../src/accumulate/search/exact.ts';
import { optimalOrder, searchOrder } from '../src/accumulate/search/optimal.ts';
import { settings } from './settings.ts';

const { runs, seed } = settings({ runs: 60 });
const parameters = { numRuns: runs, ...(seed !== undefined && { seed }) };

/** Graphs with some vertices that nothing uses or that no input reaches, and some edges of ±1. */
const dagsOf = (mostInner: number): fc.Arbitrary<Dag> =>
  fc
    .record({
      inputs: fc.integer({ min: 1, max: 4 }),
      inner: fc.integer({ min: 1, max: mostInner }),
      outputs: fc.integer({ min: 1, max: 4 }),
      near: fc.boolean(),
    })
    .chain(({ inputs, inner, outputs, near }) => {
      const n = inputs + inner + outputs;
      const row = (v: number): fc.Arbitrary<number[]> => {
        const usable = Math.min(v, inputs + inner);
        const earlier = fc.integer({ min: near ? Math.max(0, usable - 5) : 0, max: usable - 1 });
        return fc.uniqueArray(earlier, { maxLength: 3, minLength: v < inputs ? 0 : 1 });
      };
      return fc.record({
        inputs: fc.constant(inputs),
        preds: fc.tuple(...Array.from({ length: n }, (_, v) => (v < inputs ? fc.constant([]) : row(v)))),
        outputs: fc.constant(Array.from({ length: outputs }, (_, i) => inputs + inner + i)),
        units: fc.uniqueArray(fc.nat({ max: n * n - 1 }), { maxLength: n * n }),
      });
    })
    .map(({ units, ...dag }) => {
      const n = dag.preds.length;
      const marked = new Set(units);
      return { ...dag, isUnit: (from: number, to: number) => marked.has(from * n + to) };
    });

/** The least cost of all orders, over all sets that may be gone (Bellman): the reference. */
function leastCost(graph: BitGraph): number {
  const { inner } = graph;
  const costs = new Float64Array(1 << inner.length).fill(Infinity);
  costs[0] = 0;
  for (let set = 0; set < costs.length; set++) {
    const rest = without(
      graph,
      inner.filter((_, i) => (set >> i) & 1),
    );
    inner.forEach((v, i) => {
      const next = set | (1 << i);
      if (next !== set) costs[next] = Math.min(costs[next]!, costs[set]! + rest.cost(v));
    });
  }
  return costs.at(-1)!;
}

describe.each<CostModel>(['published', 'refined'])('in the %s model', (model) => {
  test('exact search and both pipelines find the optimum over all subsets, no bound is above it', () => {
    fc.assert(
      fc.property(dagsOf(9), (dag) => {
        const graph = BitGraph.of(dag, model);
        const least = leastCost(graph);
        const bound = cutBound(dag, model);
        expect(innerOf(dag).reduce((sum, v) => sum + bound(v), 0)).toBeLessThanOrEqual(least);
        const exact = exactOrder(graph, graph.inner, { bound });
        expect([exact.bound, count(graph, exact.order!)]).toEqual([least, least]);
        expect(exactOrder(graph, graph.inner).bound).toBe(least);
        expect(optimalOrder(dag, { model })).toMatchObject({ cost: least, bound: least, certified: true });
        expect(searchOrder(graph)).toMatchObject({ cost: least, bound: least, certified: true });
      }),
      parameters,
    );
  });

  test('so does the pipeline at 12 inner vertices', () => {
    fc.assert(
      fc.property(
        dagsOf(12).filter((dag) => innerOf(dag).length === 12),
        (dag) => {
          expect(optimalOrder(dag, { model })).toMatchObject({ cost: leastCost(BitGraph.of(dag, model)), certified: true });
        },
      ),
      { ...parameters, numRuns: Math.ceil(runs / 20) },
    );
  });

  test('a vertex costs no less than its bound, whatever is gone', () => {
    fc.assert(
      fc.property(dagsOf(20), fc.infiniteStream(fc.nat()), (dag, draws) => {
        const rest = BitGraph.of(dag, model);
        const bound = cutBound(dag, model);
        const left = [...rest.inner];
        while (left.length > 0) {
          for (const v of left) expect(rest.cost(v)).toBeGreaterThanOrEqual(bound(v));
          const draw: number = draws.next().value;
          rest.eliminate(left.splice(draw % left.length, 1)[0]!);
        }
      }),
      parameters,
    );
  });

  test('annealing is never above its start, and the same seed gives the same order', () => {
    fc.assert(
      fc.property(dagsOf(30), fc.integer(), (dag, walk) => {
        const graph = BitGraph.of(dag, model);
        const order = anneal(graph, graph.inner, { moves: 300, seed: walk });
        expect(count(graph, order)).toBeLessThanOrEqual(count(graph, graph.inner));
        expect(anneal(graph, graph.inner, { moves: 300, seed: walk })).toEqual(order);
      }),
      parameters,
    );
  });

  test('an order that is found is at most as dear as forward, reverse and Markowitz, and at least its bound', () => {
    fc.assert(
      fc.property(dagsOf(30), (dag) => {
        const { cost, bound, costs } = optimalOrder(dag, { model, moves: 200, states: 200 });
        expect(cost).toBeLessThanOrEqual(Math.min(costs.forward, costs.reverse, costs.markowitz));
        expect(bound).toBeLessThanOrEqual(cost);
      }),
      parameters,
    );
  });
});
