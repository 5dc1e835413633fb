import { innerOf, successorsOf, unitEdges, type CostModel, type Dag } from './dag.ts';

/**
 * For each inner vertex, multiplications that its elimination takes at least, whenever it comes.
 *
 * At any time the predecessors of v cut all paths from the inputs to v, so there are at least as many as there are such paths without a common
 * vertex but v (Menger), and the same holds for its successors. An edge that comes from paths whose last step costs does cost: where products
 * with ±1 are free, only these paths count.
 */
export function cutBound(dag: Dag, model: CostModel): (v: number) => number {
  const successors = successorsOf(dag);
  const isUnit = unitEdges(dag, model);
  const isInput = (v: number): boolean => v < dag.inputs;
  const outputs = new Set(dag.outputs);
  const bounds = new Map<number, number>();
  for (const v of innerOf(dag)) {
    const into = dag.preds[v]!.filter((p) => !isUnit(p, v));
    const outOf = successors[v]!.filter((s) => !isUnit(v, s));
    const entering = disjointPaths(dag.preds, into, isInput);
    bounds.set(v, entering === 0 ? 0 : entering * disjointPaths(successors, outOf, (s) => outputs.has(s)));
  }
  return (v) => bounds.get(v) ?? 0;
}

/**
 * How many paths along `next`, each from one of the vertices `starts` to an end, have no vertex in common:
 * augmenting paths (Ford & Fulkerson 1956), each vertex of capacity 1.
 */
function disjointPaths(next: Adjacency, starts: readonly number[], isEnd: (v: number) => boolean): number {
  const before = new Map<number, number>();
  let paths = 0;
  while (augment(next, starts, isEnd, before)) paths++;
  return paths;
}

type Adjacency = readonly (readonly number[])[];
const START = -1;

/**
 * One path more, if there is one; `before` tells the vertex before each one that is on a path, START before the first.
 * A search comes in at a vertex (state 2v) and goes out from it (2v + 1). In at a vertex on a path, it goes out from the one before instead,
 * which then may go on elsewhere; and from one on a path it may go back in, to take that path from it.
 */
function augment(next: Adjacency, starts: readonly number[], isEnd: (v: number) => boolean, before: Map<number, number>): boolean {
  const cameFrom = new Map<number, number>(starts.map((v) => [2 * v, START]));
  const come = (state: number, from: number): void => {
    if (!cameFrom.has(state)) cameFrom.set(state, from);
  };
  // a Map is walked in the order of insertion, also of what is inserted meanwhile: a queue
  for (const state of cameFrom.keys()) {
    const v = state >> 1;
    const previous = before.get(v);
    if (state % 2 === 1) {
      for (const w of next[v]!) if (before.get(w) !== v) come(2 * w, state);
      if (previous !== undefined) come(2 * v, state);
    } else if (previous === undefined) {
      if (isEnd(v)) return reroute(state, cameFrom, before);
      come(2 * v + 1, state);
    } else if (previous !== START) come(2 * previous + 1, state);
  }
  return false;
}

/** Put the paths on the way that a search has found. */
function reroute(end: number, cameFrom: ReadonlyMap<number, number>, before: Map<number, number>): true {
  for (let state = end; state !== START; state = cameFrom.get(state)!) {
    if (state % 2 === 1) continue;
    const [v, from] = [state >> 1, cameFrom.get(state)!];
    if (from >> 1 === v) before.delete(v);
    else before.set(v, from === START ? START : from >> 1);
  }
  return true;
}
