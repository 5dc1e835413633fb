import { describeProgram, type DescribedNode } from '../compile/describe.ts';
import { toDot, toSvg } from './draw.ts';
import type { ModelGraph } from './graphs.ts';

/** A node with the names of its wires: outputs, inputs, paths of parameters. */
export interface GraphNode extends DescribedNode {
  readonly names: readonly string[];
}

/** A model as it is compiled: nodes, what they read, and the kernels that they are fused into. */
export interface GraphDescription {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: number; readonly to: number }[];
  /** How many kernels the forward part calls. */
  readonly kernels: number;
  /** Graphviz source. */
  toDot(): string;
  /** A drawing: inputs on top, outputs below, nodes of one kernel in one tint. */
  toSvg(): string;
}

export function describeNet(graph: ModelGraph): GraphDescription {
  const { nodes: described, idOf } = describeProgram(graph.outputs.map(([, value]) => value));
  const names = new Map<number, string[]>();
  for (const [name, value] of graph.wires) {
    const id = name.startsWith('#') ? undefined : idOf(value);
    if (id !== undefined) names.set(id, [...(names.get(id) ?? []), name]);
  }
  const nodes = described.map((node) => ({ ...node, names: names.get(node.id) ?? [] }));
  const edges = nodes.flatMap((node) => [...new Set(node.inputs)].map((from) => ({ from, to: node.id })));
  const kernels = new Set(nodes.flatMap((node) => node.kernel ?? [])).size;
  return { nodes, edges, kernels, toDot: () => toDot(nodes, edges), toSvg: () => toSvg(nodes, edges) };
}
