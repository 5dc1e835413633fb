import { alias } from '../ops/alias.ts';
import { plus } from '../linear/plus.ts';
import { identityMap, type Linear } from '../tensor/linear-map.ts';
import type { Node, Value } from '../tensor/tensor.ts';
import { linearize, type Tape } from '../transform/trace.ts';

/** An edge of a linearized program: the local derivative of `to` by `from`, both places in the list of vertices. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly map: Linear;
}

/**
 * The graph of local derivatives of a program. Vertices: its inputs, then what depends on them in the order in which it was recorded, then copies:
 * an output that is used later, given twice, or an input gets a copy, so that nothing comes after an output.
 */
export interface LinearizedGraph {
  readonly vertices: readonly Node[];
  readonly inputs: number;
  /** The vertex of each output; undefined for one that depends on no input. */
  readonly outputs: readonly (number | undefined)[];
  /** What lies between inputs and outputs, in order of evaluation: to be eliminated. */
  readonly inner: readonly number[];
  /** At most one from one vertex to another. */
  readonly edges: readonly Edge[];
}

/** The graph of a program, its local derivatives `at` a point. What no derivative leads through, from an input to an output, is no part of it. */
export function linearizedGraph(tape: Pick<Tape, 'inputs' | 'outputs'>, at: (v: Value) => Value): LinearizedGraph {
  const { nodes, edges } = linearize(tape, at);
  const alive = aliveIn(tape, edges);
  const inputs = new Set<Node>(tape.inputs);
  const computed = nodes.filter((node) => !inputs.has(node) && alive.has(node)).sort((a, b) => a.made - b.made);
  const vertices = [...tape.inputs, ...computed];
  const place = new Map<Value, number>(vertices.map((node, v) => [node, v]));
  const joined = new Joined();
  const used = new Set<Value>(tape.inputs);
  for (const { from, to, map } of edges) {
    if (!alive.has(from) || !alive.has(to)) continue;
    used.add(from);
    joined.add(place.get(from)!, place.get(to)!, map);
  }
  const outputs = tape.outputs.map((y) => {
    const v = place.get(y);
    if (v === undefined || !used.has(y)) {
      used.add(y);
      return v;
    }
    const copy = vertices.push(alias(y) as Node) - 1;
    joined.add(v, copy, identityMap(y.shape));
    return copy;
  });
  const ends = new Set(outputs);
  const inner = [...vertices.keys()].filter((v) => v >= tape.inputs.length && !ends.has(v));
  return { vertices, inputs: tape.inputs.length, outputs, inner, edges: joined.edges() };
}

/** What lies on a path of edges from an input to an output. */
function aliveIn({ inputs, outputs }: Pick<Tape, 'inputs' | 'outputs'>, edges: readonly { from: Node; to: Node }[]): Set<Value> {
  const reached = new Set<Value>(inputs);
  for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
  const asked = new Set<Value>(outputs);
  for (const { from, to } of [...edges].reverse()) if (asked.has(to)) asked.add(from);
  return new Set([...reached].filter((v) => asked.has(v)));
}

/** Parallel edges are one: an operand used twice has the sum of both derivatives. */
class Joined {
  readonly #edges = new Map<string, Edge>();

  add(from: number, to: number, map: Linear): void {
    const key = `${from}>${to}`;
    const old = this.#edges.get(key);
    this.#edges.set(key, { from, to, map: old ? plus(old.map, map) : map });
  }

  edges(): Edge[] {
    return [...this.#edges.values()];
  }
}
