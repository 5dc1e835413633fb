import type { Eliminator } from './eliminator.ts';
import { Heap } from './heap.ts';

/** What an exact search knows at its end. */
export interface Proof {
  /** An order of least cost, where one below the limit was found. */
  readonly order: readonly number[] | undefined;
  /** No order costs less; the least cost itself where an order was found, and where the limit is reached there is none below it. */
  readonly bound: number;
  /** Sets of vertices that were met. */
  readonly states: number;
}

/** What an exact search may assume and spend. */
export interface ProofOptions {
  /** Multiplications that eliminating a vertex takes at least, whenever it comes; 0 where absent. */
  readonly bound?: ((v: number) => number) | undefined;
  /** Only orders that cost less are looked for. */
  readonly limit?: number;
  /** How many sets of vertices it may keep before it gives up. */
  readonly states?: number;
}

/** Some vertices gone, in an order of least cost so far. */
interface State {
  /** The set as bits, 16 in a character. */
  readonly key: string;
  readonly cost: number;
  /** cost, and the least that the vertices left will take. */
  readonly total: number;
  readonly gone: number;
  readonly last: number;
  readonly before: State | undefined;
}

/**
 * The order of least cost in which to eliminate `vertices` by best-first search over the sets that are gone (A*; Hart, Nilsson & Raphael 1968):
 * what is left of a graph depends on the set alone. The bound of each vertex makes the estimate consistent.
 */
export function exactOrder<G extends Eliminator<G>>(
  graph: G,
  vertices: readonly number[],
  { bound = () => 0, limit = Infinity, states = Infinity }: ProofOptions = {},
): Proof {
  const rest = graph.clone();
  const least = vertices.reduce((sum, v) => sum + bound(v), 0);
  const start: State = { key: '\0'.repeat(Math.ceil(vertices.length / 16)), cost: 0, total: least, gone: 0, last: -1, before: undefined };
  const costs = new Map([[start.key, 0]]);
  // of equal estimates the one nearest to its end
  const open = new Heap<State>((a, b) => a.total < b.total || (a.total === b.total && a.gone > b.gone));
  if (least < limit) open.push(start);
  for (let state = open.pop(); state; state = open.pop()) {
    if (costs.get(state.key) !== state.cost) continue; // met again, at less cost
    if (state.gone === vertices.length) return { order: pathTo(state, vertices), bound: state.cost, states: costs.size };
    if (costs.size > states) return { order: undefined, bound: state.total, states: costs.size };
    rest.copyFrom(graph);
    for (const v of pathTo(state, vertices)) rest.eliminate(v);
    for (const [i, v] of vertices.entries()) {
      if (has(state.key, i)) continue;
      const step = rest.cost(v);
      const [cost, total] = [state.cost + step, state.total + step - bound(v)];
      if (total >= limit) continue;
      const key = withMember(state.key, i);
      if (cost >= (costs.get(key) ?? Infinity)) continue;
      costs.set(key, cost);
      open.push({ key, cost, total, gone: state.gone + 1, last: i, before: state });
    }
  }
  return { order: undefined, bound: limit, states: costs.size };
}

function pathTo(state: State, vertices: readonly number[]): number[] {
  const order: number[] = [];
  for (let at: State = state; at.before; at = at.before) order.push(vertices[at.last]!);
  return order.reverse();
}

function has(key: string, i: number): boolean {
  return ((key.charCodeAt(i >> 4) >> (i & 15)) & 1) === 1;
}

function withMember(key: string, i: number): string {
  const at = i >> 4;
  return key.slice(0, at) + String.fromCharCode(key.charCodeAt(at) | (1 << (i & 15))) + key.slice(at + 1);
}
