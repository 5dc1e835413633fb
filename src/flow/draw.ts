// Drawings of graphs: text from data, nothing else.
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

const box = { width: 132, height: 46, gapX: 24, gapY: 34, margin: 16, letter: 7.5 };

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A layered drawing: each node one row below the lowest that it reads, inputs and parameters just above their first reader. */
export function toSvg(nodes: readonly GraphNode[], edges: Edges): string {
  const boxWidth = Math.ceil(
    Math.max(box.width, ...nodes.map((node) => box.letter * Math.max(title(node).length, subtitle(node).length) + 16)),
  );
  const places = layout(nodes, boxWidth + box.gapX);
  const width = Math.max(0, ...[...places.values()].map(({ x }) => x)) + boxWidth + box.margin;
  const height = Math.max(0, ...[...places.values()].map(({ y }) => y)) + box.height + box.margin;
  const lines = edges.map(({ from, to }) => {
    const [a, b] = [places.get(from)!, places.get(to)!];
    const [x1, y1, x2, y2] = [a.x + boxWidth / 2, a.y + box.height, b.x + boxWidth / 2, b.y];
    const bend = (y2 - y1) / 2;
    return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="#6b7280" marker-end="url(#arrow)"/>`;
  });
  const boxes = nodes.map((node) => {
    const { x, y } = places.get(node.id)!;
    const text = (dy: number, weight: string, content: string): string =>
      `<text x="${x + boxWidth / 2}" y="${y + dy}" text-anchor="middle" font-weight="${weight}">${escape(content)}</text>`;
    const frame = `<rect x="${x}" y="${y}" width="${boxWidth}" height="${box.height}" rx="7" fill="${tint(node)}" stroke="#9ca3af"/>`;
    return `${frame}${text(19, 'bold', title(node))}${text(36, 'normal', subtitle(node))}`;
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

/** Columns of one width: a node stands below the computed nodes that it reads, as near as its neighbours let it; placeholders stand to the right. */
function layout(nodes: readonly GraphNode[], column: number): Map<number, Place> {
  const rows: GraphNode[][] = [];
  const rowOf = rowsOf(nodes);
  for (const node of nodes) (rows[rowOf.get(node.id)!] ??= []).push(node);
  const places = new Map<number, Place>();
  const computed = new Set(nodes.filter((node) => node.inputs.length > 0).map((node) => node.id));
  const wish = (node: GraphNode): number => {
    const above = node.inputs.filter((id) => computed.has(id));
    const xs = (above.length > 0 ? above : node.inputs.slice(0, 1)).map((id) => places.get(id)!.x);
    return xs.length > 0 ? xs.reduce((sum, x) => sum + x, 0) / xs.length : Infinity;
  };
  rows.forEach((row, y) => {
    let free = box.margin;
    const wishes = new Map(row.map((node) => [node, wish(node)]));
    for (const node of row.sort((a, b) => Math.sign(wishes.get(a)! - wishes.get(b)! || 0) || a.id - b.id)) {
      const wished = wishes.get(node)!;
      const x = wished === Infinity ? free : Math.max(free, wished);
      places.set(node.id, { x, y: box.margin + y * (box.height + box.gapY) });
      free = x + column;
    }
  });
  return places;
}

/** The row of each node, 0 on top. */
function rowsOf(nodes: readonly GraphNode[]): Map<number, number> {
  const row = new Map<number, number>();
  const firstReader = new Map<number, number>();
  for (const { id, inputs } of nodes) {
    const own = Math.max(-1, ...inputs.map((input) => row.get(input)!)) + 1;
    row.set(id, own);
    for (const input of inputs) firstReader.set(input, Math.min(own, firstReader.get(input) ?? Infinity));
  }
  // what reads nothing moves down
  for (const { id, inputs } of nodes) if (inputs.length === 0) row.set(id, Math.max(0, (firstReader.get(id) ?? 1) - 1));
  return row;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
