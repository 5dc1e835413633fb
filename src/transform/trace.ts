import { alias } from '../ops/alias.ts';
import { DataError } from '../errors.ts';
import { placeholder, reach, replay } from '../tensor/graph.ts';
import type { Linear } from '../tensor/linear-map.ts';
import { describe, isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten, type Flat } from '../tensor/tree.ts';

/** A function recorded at a point: its program, and the value of every node that depends on the point. */
export interface Tape {
  readonly point: Flat;
  readonly result: Flat;
  /** One node for each leaf of the point. */
  readonly inputs: readonly Node[];
  /** What the program returns, as recorded. */
  readonly outputs: readonly Value[];
  /** The value of a recorded node: concrete where the point is, else the node itself. */
  readonly at: (v: Value) => Value;
}

/**
 * Record f at a point and evaluate it there.
 * Concrete leaves become placeholders, traced ones get a fresh name: a nested transform differentiates by its own inputs, not by its surroundings.
 * @throws DataError when f is not a function, or when the point or the result is not a tensor or a tree of tensors
 */
export function trace(name: string, f: (x: never) => unknown, x: unknown): Tape {
  if (typeof f !== 'function') throw new DataError(`${name}: expected a function of one argument, got ${describe(f)}`);
  const point = flatten(x, `${name}: the point`);
  const known = new Map<Value, Value>();
  const inputs = point.leaves.map((leaf) => {
    if (!isConcrete(leaf)) return alias(leaf) as Node;
    const input = placeholder(leaf.shape);
    known.set(input, leaf);
    return input;
  });
  const result = flatten(f(unflatten(point.form, inputs) as never), `${name}: the result of the function`);
  replay(result.leaves, known);
  return { point, result, inputs, outputs: result.leaves, at: (v) => known.get(v) ?? v };
}

/** The values that the traced function returns at its point, in its own form. */
export function resultOf(tape: Tape): unknown {
  return unflatten(tape.result.form, tape.outputs.map(tape.at));
}

/** The local derivative along one edge of a program. */
export interface Edge {
  readonly from: Node;
  readonly to: Node;
  readonly map: Linear;
}

/** The part of a program that depends on its inputs, in order of evaluation, with the local derivatives `at` the point. */
export function linearize(
  tape: Pick<Tape, 'inputs' | 'outputs'>,
  at: (v: Value) => Value,
): { nodes: readonly Node[]; edges: readonly Edge[] } {
  const live = new Set<Value>(tape.inputs);
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  for (const node of reach(tape.outputs)) {
    if (live.has(node)) {
      nodes.push(node); // an input: whatever made it is outside
      continue;
    }
    if (!node.inputs.some((v) => live.has(v))) continue;
    live.add(node);
    nodes.push(node);
    const asked = node.inputs.map((v) => live.has(v));
    node.op.partials(node.inputs.map(at), at(node), node.attrs, asked).forEach((map, i) => {
      if (map && asked[i]) edges.push({ from: node.inputs[i] as Node, to: node, map });
    });
  }
  return { nodes, edges };
}
