import { compose } from '../linear/compose.ts';
import { plus } from '../linear/plus.ts';
import { constant } from '../tensor/tensor.ts';
import type { Dims } from '../shape/dims.ts';
import type { Linear, Product } from '../tensor/linear-map.ts';
import type { LinearizedGraph } from './linearized.ts';

/**
 * The Jacobian by vertex elimination (Griewank & Walther, Evaluating Derivatives, ch. 9): a vertex goes, and for each pair of edges through it
 * their composition is added to the edge between its neighbours. Any order gives the same maps, at different cost.
 * @returns the maps from inputs to outputs that are left: for each output, the maps by input; a pair without a path has none
 */
export function eliminate(graph: LinearizedGraph, order: readonly number[]): (Linear | undefined)[][] {
  const edges = new EdgeSet(graph.vertices.length);
  for (const { from, to, map } of graph.edges) edges.join(from, to, map);
  for (const v of order) edges.eliminate(v);
  const inputs = [...Array(graph.inputs).keys()];
  return graph.outputs.map((y) => inputs.map((x) => (y === undefined ? undefined : edges.between(x, y))));
}

class EdgeSet {
  readonly #into: Map<number, Linear>[];
  readonly #outOf: Map<number, Linear>[];

  constructor(vertices: number) {
    this.#into = Array.from({ length: vertices }, () => new Map<number, Linear>());
    this.#outOf = Array.from({ length: vertices }, () => new Map<number, Linear>());
  }

  between(from: number, to: number): Linear | undefined {
    return this.#into[to]!.get(from);
  }

  join(from: number, to: number, map: Linear): void {
    const old = this.between(from, to);
    const sum = old ? plus(old, map) : map;
    this.#into[to]!.set(from, sum);
    this.#outOf[from]!.set(to, sum);
  }

  eliminate(v: number): void {
    const [before, after] = [this.#into[v]!, this.#outOf[v]!];
    for (const [to, a] of after) for (const [from, b] of before) this.join(from, to, compose(a, b));
    for (const to of after.keys()) this.#into[to]!.delete(v);
    for (const from of before.keys()) this.#outOf[from]!.delete(v);
  }
}

/** The map of what does not depend on its input. */
export function zeroMap(outShape: Dims, inShape: Dims): Product {
  const sizes = [...outShape, ...inShape];
  const labels = [...sizes.keys()];
  return {
    kind: 'product',
    outShape,
    inShape,
    out: labels.slice(0, outShape.length),
    in: labels.slice(outShape.length),
    by: constant(0),
    at: [],
    sizes,
    absorbing: true,
  };
}
