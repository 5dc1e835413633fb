// Drawings of graphs: text from data, nothing else.
import { show } from '../shape/dim.ts';
import type { GraphNode } from './graph.ts';

type Edges = readonly { readonly from: number; readonly to: number }[];

/** Pale tints that tell neighbouring kernels apart. */
const tints = ['#dbeafe', '#dcfce7', '#fef3c7', '#fae8ff', '#ffe4e6', '#e0f2fe', '#ecfccb', '#ede9fe'];
const tint = (node: GraphNode): string => (node.kernel === undefined ? '#f3f4f6' : tints[node.kernel % tints.length]!);

const title = (node: GraphNode): string => (node.op === 'input' ? node.names.join(', ') || 'input' : node.op);
const named = (node: GraphNode): string => (node.op === 'input' ? '' : node.names.join(', '));

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

const box = { width: 132, height: 46, gapX: 24, gapY: 34, margin: 16 };

/** A layered drawing: each node one row below the lowest that it reads, parameters just above their reader. */
export function toSvg(nodes: readonly GraphNode[], edges: Edges): string {
  const places = layout(nodes);
  const width = Math.max(...[...places.values()].map((p) => p.x)) + box.width + box.margin;
  const height = Math.max(...[...places.values()].map((p) => p.y)) + box.height + box.margin;
  const lines = edges.map(({ from, to }) => {
    const [a, b] = [places.get(from)!, places.get(to)!];
    const [x1, y1, x2, y2] = [a.x + box.width / 2, a.y + box.height, b.x + box.width / 2, b.y];
    const bend = Math.max(12, (y2 - y1) / 2);
    return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="#6b7280" marker-end="url(#arrow)"/>`;
  });
  const boxes = nodes.map((node) => {
    const { x, y } = places.get(node.id)!;
    const second = [show(node.shape), named(node)].filter((text) => text !== '').join('  ');
    const text = (dy: number, weight: string, content: string): string =>
      `<text x="${x + box.width / 2}" y="${y + dy}" text-anchor="middle" font-weight="${weight}">${escape(content)}</text>`;
    return `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="7" fill="${tint(node)}" stroke="#9ca3af"/>${text(19, 'bold', title(node))}${text(36, 'normal', second)}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="#111827">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#6b7280"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lines,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

function layout(nodes: readonly GraphNode[]): Map<number, { x: number; y: number }> {
  const layer = new Map<number, number>();
  for (const node of nodes) layer.set(node.id, Math.max(-1, ...node.inputs.map((id) => layer.get(id)!)) + 1);
  const readers = (id: number): number[] => nodes.filter((node) => node.inputs.includes(id)).map((node) => layer.get(node.id)!);
  // what reads nothing moves down to just above its first reader
  for (const node of nodes) if (node.inputs.length === 0) layer.set(node.id, Math.max(0, Math.min(...readers(node.id), Infinity) - 1 || 0));
  const rows = new Map<number, GraphNode[]>();
  for (const node of nodes) rows.set(layer.get(node.id)!, [...(rows.get(layer.get(node.id)!) ?? []), node]);
  const widest = Math.max(...[...rows.values()].map((row) => row.length));
  const places = new Map<number, { x: number; y: number }>();
  for (const [y, row] of [...rows].sort(([a], [b]) => a - b)) {
    const center = (node: GraphNode): number => {
      const above = node.inputs.map((id) => places.get(id)!.x);
      return above.length > 0 ? above.reduce((s, x) => s + x, 0) / above.length : Infinity;
    };
    const start = box.margin + ((widest - row.length) * (box.width + box.gapX)) / 2;
    [...row]
      .sort((a, b) => center(a) - center(b) || a.id - b.id)
      .forEach((node, i) => places.set(node.id, { x: start + i * (box.width + box.gapX), y: box.margin + y * (box.height + box.gapY) }));
  }
  return places;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
