import { innerOf, successorsOf, type CostModel, type Dag } from './dag.ts';
import { without, type Eliminator } from './eliminator.ts';

/** The inner vertices through which no path from an input to an output goes. Their elimination is free, and makes no other one dearer. */
export function deadVertices(dag: Dag): number[] {
  const reached = reachable(successorsOf(dag), [...dag.preds.keys()].slice(0, dag.inputs));
  const needed = reachable(dag.preds, dag.outputs);
  return innerOf(dag).filter((v) => !(reached.has(v) && needed.has(v)));
}

/**
 * Vertices to eliminate first, in this order, without loss. Dead ones: those without successors from the last on, so that none costs anything.
 * Then, in the published model, whichever has one predecessor and one successor. That this loses nothing is tested, not proven, where both are inner
 * vertices: the optimum over all subsets was the same on 450 000 random graphs of 5 to 8 inner vertices.
 * Where products with ±1 are free that is not so, since an edge of 1 may be lost in a sum that could have waited.
 */
export function safeSteps<G extends Eliminator<G>>(graph: G, dag: Dag, model: CostModel): number[] {
  const steps = deadFirst(dag);
  if (model === 'refined') return steps;
  const rest = without(graph, steps);
  const left = new Set(graph.inner);
  steps.forEach((v) => left.delete(v));
  for (let queue = [...left]; queue.length > 0;) {
    const chained = queue.find((v) => left.has(v) && rest.cost(v) === 1);
    if (chained === undefined) break;
    const beside = rest.neighbours(chained);
    rest.eliminate(chained);
    left.delete(chained);
    steps.push(chained);
    // only what it stood between may have become such a vertex
    queue = [...queue.slice(queue.indexOf(chained) + 1), ...beside];
  }
  return steps;
}

/** Dead vertices in an order in which each is free: what no output needs from the last on, then what no input reaches from the first on. */
function deadFirst(dag: Dag): number[] {
  const needed = reachable(dag.preds, dag.outputs);
  const dead = deadVertices(dag);
  return [...dead.filter((v) => !needed.has(v)).reverse(), ...dead.filter((v) => needed.has(v))];
}

/** Sets of vertices whose costs do not touch: no path from one to another but through vertices outside `vertices`. */
export function components<G extends Eliminator<G>>(graph: G, vertices: readonly number[]): number[][] {
  const left = new Set(vertices);
  const position = new Map(vertices.map((v, i) => [v, i]));
  const parts: number[][] = [];
  for (const first of vertices) {
    if (!left.delete(first)) continue;
    const part = [first];
    for (const v of part) for (const u of graph.neighbours(v)) if (left.delete(u)) part.push(u);
    parts.push(part.sort((a, b) => position.get(a)! - position.get(b)!));
  }
  return parts;
}

function reachable(next: readonly (readonly number[])[], starts: readonly number[]): Set<number> {
  const found = new Set(starts);
  // a Set is walked in the order of insertion, also of what is inserted meanwhile
  for (const v of found) for (const w of next[v]!) found.add(w);
  return found;
}
