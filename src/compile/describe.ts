import type { Dims } from '../shape/dims.ts';
import { reach } from '../tensor/graph.ts';
import { isTraced, type Value } from '../tensor/tensor.ts';
import { schedule } from './schedule.ts';
import { simplify } from './simplify.ts';
import { makeReadable, Views } from './views.ts';

/** A node of a program as it is compiled. */
export interface DescribedNode {
  readonly id: number;
  readonly op: string;
  readonly shape: Dims;
  /** Ids of the nodes that it reads. */
  readonly inputs: readonly number[];
  /** The kernel that computes it; undefined for placeholders and for views, which cost nothing. */
  readonly kernel: number | undefined;
}

/** A program's nodes and the kernels that they are fused into, and which node each wanted value is. */
export function describeProgram(outputs: readonly Value[]): { nodes: readonly DescribedNode[]; idOf: (v: Value) => number | undefined } {
  const views = new Views();
  const merged = simplify(outputs);
  const readable = makeReadable(outputs.map(merged), () => false, views);
  const now = (v: Value): Value => readable(merged(v));
  const wanted = outputs.map(now);
  const { steps, stepOf, inlined } = schedule([wanted], views);
  const order = reach(wanted);
  const ids = new Map<Value, number>(order.map((node, id) => [node, id]));
  const kernels = new Map<Value, number>(stepOf);
  steps.forEach((step, kernel) => {
    const claim = (v: Value): void => {
      if (!isTraced(v) || !inlined.has(v)) return;
      kernels.set(v, kernel);
      v.inputs.forEach(claim);
    };
    step.nodes.forEach((node) => node.inputs.forEach(claim));
  });
  const nodes = order.map((node, id) => ({
    id,
    op: node.op.name,
    shape: node.shape,
    inputs: node.inputs.flatMap((v) => ids.get(v) ?? []),
    kernel: kernels.get(node),
  }));
  return { nodes, idOf: (v) => ids.get(now(v)) };
}
