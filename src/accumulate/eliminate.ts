import { compose, composeCost } from '../linear/compose.ts';
import { denseCost } from '../linear/dense.ts';
import { plus } from '../linear/plus.ts';
import { constant, type Node, type Value } from '../tensor/tensor.ts';
import type { Dims } from '../shape/dims.ts';
import { identityMap, type Linear, type Product } from '../tensor/linear-map.ts';
import { alias } from '../ops/alias.ts';
import { linearize, type Tape } from '../transform/trace.ts';

/** The order in which inner vertices are eliminated: as evaluated (from the right of the chain), or the other way round (from the left). */
export type Order = 'forward' | 'reverse';

/** What is left when all inner vertices are eliminated: a map for each (output, input), and the multiplications it took, with those of making the maps dense. */
export interface Eliminated {
  readonly maps: readonly (readonly Linear[])[];
  readonly cost: number;
}

/**
 * The Jacobian by vertex elimination (Griewank & Walther, Evaluating Derivatives, ch. 9): a vertex goes, and for each pair of edges through it
 * their composition is added to the edge between its neighbours. Any order gives the same maps, at different cost.
 */
export function eliminate(tape: Pick<Tape, 'inputs' | 'outputs'>, at: (v: Value) => Value, order: Order): Eliminated {
  const { nodes, edges } = linearize(tape, at);
  const graph = new EdgeSet();
  for (const { from, to, map } of edges) graph.join(from, to, map);
  // an output that is used later, or is an input, gets a copy that nothing uses
  const sinks = tape.outputs.map((y) => {
    if (!nodes.includes(y as Node)) return undefined;
    const sink = alias(y) as Node;
    graph.join(y as Node, sink, identityMap(y.shape));
    return sink;
  });
  const inner = nodes.filter((node) => !tape.inputs.includes(node));
  let cost = 0;
  for (const node of order === 'forward' ? inner : [...inner].reverse()) cost += graph.eliminate(node);
  const maps = tape.outputs.map((y, i) => tape.inputs.map((x) => (sinks[i] && graph.between(x, sinks[i])) ?? zeroMap(y.shape, x.shape)));
  return { maps, cost: cost + maps.flat().reduce((n, map) => n + denseCost(map), 0) };
}

class EdgeSet {
  readonly #into = new Map<Node, Map<Node, Linear>>();
  readonly #outOf = new Map<Node, Map<Node, Linear>>();

  between(from: Node, to: Node): Linear | undefined {
    return this.#into.get(to)?.get(from);
  }

  join(from: Node, to: Node, map: Linear): void {
    const old = this.between(from, to);
    const sum = old ? plus(old, map) : map;
    entry(this.#into, to).set(from, sum);
    entry(this.#outOf, from).set(to, sum);
  }

  /** Take a vertex out; returns the multiplications made. */
  eliminate(node: Node): number {
    const [before, after] = [entry(this.#into, node), entry(this.#outOf, node)];
    let cost = 0;
    for (const [to, a] of after) {
      for (const [from, b] of before) {
        cost += composeCost(a, b);
        this.join(from, to, compose(a, b));
      }
    }
    for (const to of after.keys()) this.#into.get(to)!.delete(node);
    for (const from of before.keys()) this.#outOf.get(from)!.delete(node);
    return cost;
  }
}

function entry(table: Map<Node, Map<Node, Linear>>, node: Node): Map<Node, Linear> {
  let row = table.get(node);
  if (!row) table.set(node, (row = new Map<Node, Linear>()));
  return row;
}

function zeroMap(outShape: Dims, inShape: Dims): Product {
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
