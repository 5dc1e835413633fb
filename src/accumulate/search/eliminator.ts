import { DataError } from '../../errors.ts';

/**
 * A graph of local derivatives whose inner vertices can be eliminated: all that a search for a good order needs to know.
 *
 * What is left, and so every cost, depends on which vertices are gone, not on the order in which they went (Griewank & Walther, Evaluating
 * Derivatives, ch. 9). A graph that keeps this only nearly may be searched too: an order found is counted again as a whole.
 */
export interface Eliminator<Self> {
  /** The vertices to eliminate, in order of evaluation; it does not change as they go. */
  readonly inner: readonly number[];
  /** The multiplications that eliminating v would take now: a whole number. */
  cost(v: number): number;
  /** Take v out; returns the multiplications it took. */
  eliminate(v: number): number;
  /** The vertices that an edge joins with v now: no other vertex's cost changes when v goes. */
  neighbours(v: number): readonly number[];
  /** The edges that eliminating v would make. Where absent, no order by fill is tried. */
  fill?(v: number): number;
  clone(): Self;
  /** Become the same as another state of this graph. */
  copyFrom(other: Self): void;
}

/** What is left of a graph when some vertices are gone; the graph itself stays. */
export function without<G extends Eliminator<G>>(graph: G, vertices: Iterable<number>): G {
  const rest = graph.clone();
  for (const v of vertices) rest.eliminate(v);
  return rest;
}

/** The multiplications that eliminating these vertices in this order takes. */
export function costOf<G extends Eliminator<G>>(graph: G, vertices: Iterable<number>): number {
  const rest = graph.clone();
  let cost = 0;
  for (const v of vertices) cost += rest.eliminate(v);
  return cost;
}

/** The multiplications of a whole order. @throws DataError when it does not name every inner vertex once */
export function count<G extends Eliminator<G>>(graph: G, order: readonly number[]): number {
  const left = new Set(graph.inner);
  for (const v of order) {
    if (!left.delete(v)) throw new DataError(`count: the order names ${String(v)}, which is no inner vertex, or names it twice`);
  }
  if (left.size > 0)
    throw new DataError(`count: the order leaves out ${left.size} of ${graph.inner.length} inner vertices, the first is ${[...left][0]}`);
  return costOf(graph, order);
}
