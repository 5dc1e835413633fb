import type { LinearizedGraph } from './linearized.ts';
import type { Eliminator } from './search/eliminator.ts';
import type { Structure, Structures } from './structures.ts';

type Edges = Map<number, Structure>;

/**
 * A linearized program without its numbers: a structure at every edge. Eliminating a vertex costs what the products and sums of the maps cost,
 * and, for an edge from an input to an output, what it takes to write its entries: orders are compared by all that they lead to.
 */
export class StructureGraph implements Eliminator<StructureGraph> {
  readonly inner: readonly number[];
  readonly #inputs: number;
  readonly #ends: ReadonlySet<number>;
  readonly #structures: Structures;
  #into: Edges[];
  #outOf: Edges[];

  private constructor(
    inner: readonly number[],
    inputs: number,
    ends: ReadonlySet<number>,
    structures: Structures,
    into: Edges[],
    outOf: Edges[],
  ) {
    this.inner = inner;
    this.#inputs = inputs;
    this.#ends = ends;
    this.#structures = structures;
    this.#into = into;
    this.#outOf = outOf;
  }

  static of({ vertices, inputs, outputs, inner, edges }: LinearizedGraph, structures: Structures): StructureGraph {
    const ends = new Set(outputs.filter((v) => v !== undefined));
    const [into, outOf] = [vertices.map((): Edges => new Map()), vertices.map((): Edges => new Map())];
    const graph = new StructureGraph(inner, inputs, ends, structures, into, outOf);
    for (const { from, to, map } of edges) graph.#set(from, to, structures.of(map));
    return graph;
  }

  cost(v: number): number {
    let cost = 0;
    for (const [to, a] of this.#outOf[v]!) for (const [from, b] of this.#into[v]!) cost += this.#joined(from, to, a, b).cost;
    return cost;
  }

  eliminate(v: number): number {
    let cost = 0;
    const [into, outOf] = [this.#into[v]!, this.#outOf[v]!];
    for (const [to, a] of outOf) {
      for (const [from, b] of into) {
        const edge = this.#joined(from, to, a, b);
        cost += edge.cost;
        this.#set(from, to, edge.structure);
      }
    }
    for (const to of outOf.keys()) this.#into[to]!.delete(v);
    for (const from of into.keys()) this.#outOf[from]!.delete(v);
    this.#into[v] = new Map();
    this.#outOf[v] = new Map();
    return cost;
  }

  neighbours(v: number): number[] {
    return [...this.#into[v]!.keys(), ...this.#outOf[v]!.keys()];
  }

  fill(v: number): number {
    let fill = 0;
    for (const to of this.#outOf[v]!.keys()) for (const from of this.#into[v]!.keys()) if (!this.#into[to]!.has(from)) fill++;
    return fill;
  }

  clone(): StructureGraph {
    const copy = new StructureGraph(this.inner, this.#inputs, this.#ends, this.#structures, [], []);
    copy.copyFrom(this);
    return copy;
  }

  copyFrom(other: StructureGraph): void {
    this.#into = other.#into.map((edges) => new Map(edges));
    this.#outOf = other.#outOf.map((edges) => new Map(edges));
  }

  /** The edge from `from` to `to` when a · b is added to it. */
  #joined(from: number, to: number, a: Structure, b: Structure): { structure: Structure; cost: number } {
    const product = this.#structures.product(a, b);
    const old = this.#into[to]!.get(from);
    if (old === undefined) return { ...product, cost: product.cost + this.#written(from, to, product.structure) };
    const sum = this.#structures.sum(old, product.structure);
    const more = this.#written(from, to, sum.structure) - this.#written(from, to, old);
    return { structure: sum.structure, cost: product.cost + sum.cost + more };
  }

  /** What writing the entries of an edge costs, if it stays to the end. */
  #written(from: number, to: number, structure: Structure): number {
    return from < this.#inputs && this.#ends.has(to) ? this.#structures.denseCost(structure) : 0;
  }

  #set(from: number, to: number, structure: Structure): void {
    this.#into[to]!.set(from, structure);
    this.#outOf[from]!.set(to, structure);
  }
}
