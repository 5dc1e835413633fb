import type { Eliminator } from './eliminator.ts';

/** From the inputs: vertices in order of evaluation. */
export function forwardOrder<G extends Eliminator<G>>(graph: G): number[] {
  return [...graph.inner];
}

/** From the outputs: vertices against the order of evaluation. */
export function reverseOrder<G extends Eliminator<G>>(graph: G): number[] {
  return [...graph.inner].reverse();
}

/** Always the vertex that costs least now; of equal ones the first in order of evaluation (Griewank & Reese 1991, after Markowitz 1957). */
export function markowitzOrder<G extends Eliminator<G>>(graph: G): number[] {
  return greedyOrder(graph, (rest, v) => rest.cost(v), 'neighbours');
}

/** Always the vertex that makes the fewest new edges now, of equal ones the cheapest; undefined where the graph does not say. */
export function lowestFillOrder<G extends Eliminator<G>>(graph: G): number[] | undefined {
  if (!graph.fill) return undefined;
  const scale = 2 ** 24; // fill counts first, then cost
  return greedyOrder(graph, (rest, v) => rest.fill!(v) * scale + Math.min(rest.cost(v), scale - 1), 'all');
}

/** Always the vertex with the lowest score; `changes` says whose scores a step may change. */
function greedyOrder<G extends Eliminator<G>>(graph: G, scoreOf: (rest: G, v: number) => number, changes: 'neighbours' | 'all'): number[] {
  const rest = graph.clone();
  const scores = new Map(graph.inner.map((v) => [v, scoreOf(rest, v)]));
  const order: number[] = [];
  while (scores.size > 0) {
    const next = lowest(scores);
    const changed = changes === 'all' ? [...scores.keys()] : rest.neighbours(next);
    rest.eliminate(next);
    scores.delete(next);
    order.push(next);
    for (const v of changed) if (scores.has(v)) scores.set(v, scoreOf(rest, v));
  }
  return order;
}

/** The first vertex with the lowest score; a Map keeps its order when a value changes. */
function lowest(scores: ReadonlyMap<number, number>): number {
  let [best, least] = [-1, Infinity];
  for (const [v, score] of scores) if (score < least || best < 0) [best, least] = [v, score];
  return best;
}
