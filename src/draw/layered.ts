// Drawings of graphs in layers, as SVG: text from data, nothing else.

/** A vertex of a drawing. */
export interface Box {
  readonly id: number;
  /** What it is computed from. */
  readonly inputs: readonly number[];
  readonly title: string;
  readonly subtitle: string;
  readonly tint: string;
}

/** An edge of a drawing. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly label?: string;
  readonly colour?: string;
}

const box = { width: 132, height: 46, gapX: 24, gapY: 34, margin: 16, letter: 7.5 };

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A layered drawing: each node one row below the lowest that it reads, inputs and parameters just above their first reader. */
export function layeredSvg(boxes: readonly Box[], arrows: readonly Arrow[]): string {
  const boxWidth = Math.ceil(
    Math.max(box.width, ...boxes.map(({ title, subtitle }) => box.letter * Math.max(title.length, subtitle.length) + 16)),
  );
  const places = layout(boxes, boxWidth + box.gapX);
  const width = Math.max(0, ...[...places.values()].map(({ x }) => x)) + boxWidth + box.margin;
  const height = Math.max(0, ...[...places.values()].map(({ y }) => y)) + box.height + box.margin;
  const lines = arrows.map(({ from, to, label, colour = '#6b7280' }) => {
    const [a, b] = [places.get(from)!, places.get(to)!];
    const [x1, y1, x2, y2] = [a.x + boxWidth / 2, a.y + box.height, b.x + boxWidth / 2, b.y];
    const bend = (y2 - y1) / 2;
    const line = `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="${colour}" marker-end="url(#arrow)"/>`;
    if (label === undefined) return line;
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2 + 4];
    return `${line}<text x="${x}" y="${y}" text-anchor="middle" font-size="10" fill="${colour}" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escape(label)}</text>`;
  });
  const frames = boxes.map(({ id, title, subtitle, tint }) => {
    const { x, y } = places.get(id)!;
    const text = (dy: number, weight: string, content: string): string =>
      `<text x="${x + boxWidth / 2}" y="${y + dy}" text-anchor="middle" font-weight="${weight}">${escape(content)}</text>`;
    const frame = `<rect x="${x}" y="${y}" width="${boxWidth}" height="${box.height}" rx="7" fill="${tint}" stroke="#9ca3af"/>`;
    return `${frame}${text(19, 'bold', title)}${text(36, 'normal', subtitle)}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="#111827">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#6b7280"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lines,
    ...frames,
    '</svg>',
    '',
  ].join('\n');
}

/** Columns of one width: a node stands below the computed nodes that it reads, as near as its neighbours let it; placeholders stand to the right. */
function layout(boxes: readonly Box[], column: number): Map<number, Place> {
  const rows: Box[][] = [];
  const rowOf = rowsOf(boxes);
  for (const node of boxes) (rows[rowOf.get(node.id)!] ??= []).push(node);
  const places = new Map<number, Place>();
  const computed = new Set(boxes.filter((node) => node.inputs.length > 0).map((node) => node.id));
  const wish = (node: Box): number => {
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
function rowsOf(boxes: readonly Box[]): Map<number, number> {
  const row = new Map<number, number>();
  const firstReader = new Map<number, number>();
  for (const { id, inputs } of boxes) {
    const own = Math.max(-1, ...inputs.map((input) => row.get(input)!)) + 1;
    row.set(id, own);
    for (const input of inputs) firstReader.set(input, Math.min(own, firstReader.get(input) ?? Infinity));
  }
  // what reads nothing moves down
  for (const { id, inputs } of boxes) if (inputs.length === 0) row.set(id, Math.max(0, (firstReader.get(id) ?? 1) - 1));
  return row;
}

/** Text between tags. */
export const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
