import { DataError } from '../errors.ts';
import { describe } from '../tensor/tensor.ts';
import { dagOf, isScalarProgram } from './dag-of.ts';
import type { LinearizedGraph } from './linearized.ts';
import { BitGraph } from './search/bit-graph.ts';
import { count, type Eliminator } from './search/eliminator.ts';
import { optimalOrder, searchOrder, type FoundOrder, type SearchOptions } from './search/optimal.ts';
import { forwardOrder, markowitzOrder, reverseOrder } from './search/orders.ts';
import { StructureGraph } from './structure-graph.ts';
import { keyOfStructure, Structures } from './structures.ts';

/**
 * The order in which the intermediate values of a program are eliminated: as evaluated (`'forward'`, from the right of the chain), the other way
 * round (`'reverse'`), always the one that costs least now (`'markowitz'`), the best that a search finds (`'optimal'`), the best of the first three
 * (`'auto'`), or an order of one's own: the numbers 1, 2, … of the intermediate values in order of evaluation, those of v₁, v₂, … in `explain`.
 */
export type Order = 'forward' | 'reverse' | 'markowitz' | 'optimal' | 'auto' | readonly number[];

/** How an order is chosen. Every order gives the same Jacobian, at different cost; it is found once for each structure of program. */
export interface OrderOptions extends Pick<SearchOptions, 'moves' | 'seed'> {
  /** `'auto'` where absent. */
  readonly order?: Order;
}

const names = ['forward', 'reverse', 'markowitz', 'optimal', 'auto'] as const;

/** The order of the inner vertices of a graph, by their places in it. @throws DataError for options that are none */
export function orderOf(name: string, graph: LinearizedGraph, { order = 'auto', ...search }: OrderOptions): readonly number[] {
  checkOrder(name, order, graph.inner.length);
  checkSearch(name, search);
  if (typeof order !== 'string') return order.map((i) => graph.inner[i - 1]!);
  if (order === 'forward') return graph.inner;
  if (order === 'reverse') return [...graph.inner].reverse();
  return remembered(`${order} ${search.moves} ${search.seed} ${keyOf(graph)}`, () => found(graph, order, search));
}

/** What the search finds, with the costs of all orders to compare. */
export function searched(graph: LinearizedGraph, options: SearchOptions): FoundOrder {
  return isScalarProgram(graph)
    ? optimalOrder(dagOf(graph), { model: 'refined', ...options })
    : searchOrder(structureGraph(graph), options);
}

/** The multiplications that each step of an order takes. */
export function costsOfSteps(graph: LinearizedGraph, order: readonly number[]): number[] {
  const left = isScalarProgram(graph) ? bitGraph(graph) : structureGraph(graph);
  return order.map((v) => left.eliminate(v));
}

function found(graph: LinearizedGraph, order: 'markowitz' | 'optimal' | 'auto', options: SearchOptions): readonly number[] {
  if (order === 'optimal') return searched(graph, options).order;
  return isScalarProgram(graph) ? greedy(bitGraph(graph), order) : greedy(structureGraph(graph), order);
}

function greedy<G extends Eliminator<G>>(graph: G, order: 'markowitz' | 'auto'): readonly number[] {
  const markowitz = markowitzOrder(graph);
  if (order === 'markowitz') return markowitz;
  const orders = [reverseOrder(graph), forwardOrder(graph), markowitz];
  const costs = orders.map((one) => count(graph, one));
  return orders[costs.indexOf(Math.min(...costs))]!;
}

const bitGraph = (graph: LinearizedGraph): BitGraph => BitGraph.of(dagOf(graph), 'refined');
const structureGraph = (graph: LinearizedGraph): StructureGraph => StructureGraph.of(graph, new Structures());

/** Graphs with the same text cost the same in every order. */
function keyOf({ vertices, inputs, outputs, edges }: LinearizedGraph): string {
  return `${vertices.length} ${inputs} ${outputs.join()} ${edges.map(({ from, to, map }) => `${from}>${to}:${keyOfStructure(map)}`).join()}`;
}

const orders = new Map<string, readonly number[]>();
const most = 256;

function remembered(key: string, find: () => readonly number[]): readonly number[] {
  const known = orders.get(key) ?? find();
  // the last to be used is the last to go
  orders.delete(key);
  orders.set(key, known);
  if (orders.size > most) orders.delete(orders.keys().next().value!);
  return known;
}

function checkOrder(name: string, order: unknown, inner: number): void {
  if (names.includes(order as never)) return;
  if (!Array.isArray(order)) {
    const known = names.map((one) => `'${one}'`).join(', ');
    throw new DataError(`${name}: the order must be one of ${known}, or the numbers of intermediate values, got ${describe(order)}`);
  }
  const places = new Set<unknown>(order);
  const fits = order.length === inner && places.size === inner && order.every((i) => Number.isInteger(i) && i >= 1 && i <= inner);
  if (!fits)
    throw new DataError(`${name}: the order must name each of the ${inner} intermediate values once, from 1 on, got [${order.join(', ')}]`);
}

function checkSearch(name: string, options: SearchOptions): void {
  for (const [what, value] of Object.entries(options)) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 0))
      throw new DataError(`${name}: ${what} must be a whole number of 0 or more, got ${String(value)}`);
  }
}
