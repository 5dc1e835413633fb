import { DataError } from '../../errors.ts';
import { anneal } from './anneal.ts';
import { BitGraph } from './bit-graph.ts';
import { cutBound } from './bound.ts';
import { checkDag, type CostModel, type Dag } from './dag.ts';
import { costOf, count, without, type Eliminator } from './eliminator.ts';
import { exactOrder } from './exact.ts';
import { forwardOrder, lowestFillOrder, markowitzOrder, reverseOrder } from './orders.ts';
import { components, safeSteps } from './prepare.ts';

/** How long a search for a good order may take, in steps, so that the same options give the same order. */
export interface SearchOptions {
  /** Moves of simulated annealing, shared among the parts of the graph; 60 000 where absent. */
  readonly moves?: number;
  /** A whole number; the random walk of the annealing. 1 where absent. */
  readonly seed?: number;
  /** Sets of vertices that the exact search of a part may keep; 20 000 where absent. */
  readonly states?: number;
}

/** What is known of a graph beside its costs. */
export interface Known {
  /** Multiplications that eliminating a vertex takes at least, whenever it comes. */
  readonly bound?: (v: number) => number;
  /** Vertices that lose nothing by going first, in this order. */
  readonly first?: readonly number[];
}

/** Multiplications of four orders, and a bound that no order is below. */
export interface OrderCosts {
  readonly forward: number;
  readonly reverse: number;
  readonly markowitz: number;
  readonly optimal: number;
  readonly bound: number;
}

/** The best order that a search found. */
export interface FoundOrder {
  readonly order: readonly number[];
  readonly cost: number;
  /** No order costs less. */
  readonly bound: number;
  /** Whether the cost is proven least: it meets the bound. */
  readonly certified: boolean;
  readonly costs: OrderCosts;
}

/** Parts of at most so many vertices are solved exactly: 2¹² sets. */
const small = 12;
/** Larger parts keep their best greedy order: states to go back to would take too much memory. */
const large = 2000;
/** Up to here lowest fill is tried, whose scores all change at each step. */
const fillable = 300;

/**
 * An order in which to eliminate the inner vertices of a linearized program in few multiplications: dead and safe vertices first, then each
 * component by itself, by exact search where that is possible and else by annealing. Never above forward, reverse and Markowitz.
 * @throws DataError for what is no graph of a program, or options that are none
 */
export function optimalOrder(dag: Dag, { model, ...options }: SearchOptions & { readonly model: CostModel }): FoundOrder {
  checkDag('optimalOrder', dag, model);
  const graph = BitGraph.of(dag, model);
  return searchOrder(graph, { ...options, bound: cutBound(dag, model), first: safeSteps(graph, dag, model) });
}

/** The same for any graph of costs. @throws DataError for options that are none */
export function searchOrder<G extends Eliminator<G>>(graph: G, options: SearchOptions & Known = {}): FoundOrder {
  const { moves = 60_000, seed = 1, states = 20_000, bound, first = [] } = options;
  for (const [name, value] of Object.entries({ moves, seed, states })) {
    if (!Number.isSafeInteger(value) || (name !== 'seed' && value < 0))
      throw new DataError(`searchOrder: ${name} must be a whole number${name === 'seed' ? '' : ' from 0 on'}, got ${String(value)}`);
  }
  const named = [forwardOrder(graph), reverseOrder(graph), markowitzOrder(graph)] as const;
  const [forward, reverse, markowitz] = named.map((order) => costOf(graph, order)) as [number, number, number];
  const byFill = graph.inner.length <= fillable ? lowestFillOrder(graph) : undefined;
  const starts = byFill ? [...named, byFill] : named;

  const gone = new Set(first);
  const rest = without(graph, first);
  const left = graph.inner.filter((v) => !gone.has(v));
  const parts = components(rest, left);
  const solved = parts.map((part) => {
    const share = Math.round((moves * part.length) / left.length);
    return solve(rest, part, { starts: startsOf(part, starts), moves: share, seed, states, bound });
  });

  const found = [[...first, ...solved.flatMap(({ order }) => order)], ...starts];
  const order = cheapest(graph, found);
  const cost = count(graph, order);
  const proven = Math.min(cost, costOf(graph, first) + solved.reduce((sum, part) => sum + part.bound, 0));
  const costs = { forward, reverse, markowitz, optimal: cost, bound: proven };
  return { order, cost, bound: proven, certified: proven === cost, costs };
}

interface Task extends Required<SearchOptions> {
  readonly starts: readonly (readonly number[])[];
  readonly bound: ((v: number) => number) | undefined;
}

/** The best order of one part, and a bound of all its orders. */
function solve<G extends Eliminator<G>>(
  graph: G,
  part: readonly number[],
  { starts, moves, seed, states, bound = () => 0 }: Task,
): { readonly order: readonly number[]; readonly bound: number } {
  const least = part.reduce((sum, v) => sum + bound(v), 0);
  const start = cheapest(graph, starts);
  if (costOf(graph, start) <= least) return { order: start, bound: least };
  const annealed = part.length <= small || part.length > large ? start : anneal(graph, start, { moves, seed, bound: least });
  const limit = costOf(graph, annealed);
  if (limit <= least) return { order: annealed, bound: least };
  const proof = exactOrder(graph, part, { bound, limit, states });
  return { order: proof.order ?? annealed, bound: proof.bound };
}

/** Each start as far as it concerns one part. */
function startsOf(part: readonly number[], starts: readonly (readonly number[])[]): number[][] {
  const inPart = new Set(part);
  return starts.map((order) => order.filter((v) => inPart.has(v)));
}

function cheapest<G extends Eliminator<G>>(graph: G, orders: readonly (readonly number[])[]): readonly number[] {
  let [best, least] = [orders[0]!, Infinity];
  for (const order of orders) {
    const cost = costOf(graph, order);
    if (cost < least) [best, least] = [order, cost];
  }
  return best;
}
