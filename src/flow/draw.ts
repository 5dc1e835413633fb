// Drawings of graphs: text from data, nothing else.
import { layeredSvg } from '../draw/layered.ts';
import { show } from '../shape/dim.ts';
import type { GraphNode } from './graph.ts';

type Edges = readonly { readonly from: number; readonly to: number }[];

/** Pale tints that tell neighbouring kernels apart. */
const tints = ['#dbeafe', '#dcfce7', '#fef3c7', '#fae8ff', '#ffe4e6', '#e0f2fe', '#ecfccb', '#ede9fe'];
const tint = (node: GraphNode): string => (node.kernel === undefined ? '#f3f4f6' : tints[node.kernel % tints.length]!);

const title = (node: GraphNode): string => (node.op === 'input' ? node.names.join(', ') || 'input' : node.op);
const named = (node: GraphNode): string => (node.op === 'input' ? '' : node.names.join(', '));
const subtitle = (node: GraphNode): string => [show(node.shape), named(node)].filter((text) => text !== '').join('  ');

/** Graphviz source of a graph. */
export function toDot(nodes: readonly GraphNode[], edges: Edges): string {
  const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const lines = nodes.map((node) => {
    const label = [title(node), show(node.shape), named(node)].filter((text) => text !== '').join('\n');
    return `  n${node.id} [label=${quote(label).replaceAll('\n', '\\n')}, fillcolor="${tint(node)}"];`;
  });
  return [
    'digraph {',
    '  node [shape=box, style="rounded,filled", fontname="sans-serif"];',
    ...lines,
    ...edges.map(({ from, to }) => `  n${from} -> n${to};`),
    '}',
    '',
  ].join('\n');
}

/** A layered drawing: each node one row below the lowest that it reads, inputs and parameters just above their first reader. */
export function toSvg(nodes: readonly GraphNode[], edges: Edges): string {
  const boxes = nodes.map((node) => ({ id: node.id, inputs: node.inputs, title: title(node), subtitle: subtitle(node), tint: tint(node) }));
  return layeredSvg(boxes, edges);
}
