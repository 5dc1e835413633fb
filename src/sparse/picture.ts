// Pictures of a pattern: as text, and as SVG with the colours of a colouring.
import { DataError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { describe } from '../tensor/tensor.ts';
import type { ColoredPattern } from './coloring.ts';
import type { Csr } from './csr.ts';
import type { LeafRange } from './pattern.ts';

/** What is drawn: a pattern and where the leaves of its two sides begin. */
export interface Drawn {
  readonly csr: Csr;
  readonly outputs: readonly LeafRange[];
  readonly inputs: readonly LeafRange[];
}

/** Up to this many rows and columns each entry is a letter, beyond a dot of a Braille pattern. */
const mostLetters = 40;
/** The most dots along a side; a dot then stands for a square of entries. */
const mostDots = 144;
/** Which bit of a Braille letter, of 4 rows of 2 dots, is which dot (Unicode, block U+2800). */
const bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/** A letter for each entry, or Braille dots where there are many, and a line that says sizes and entries. */
export function textOf(csr: Csr): string {
  const { rows, columns } = csr;
  const lines = Math.max(rows, columns) <= mostLetters ? letters(csr) : braille(csr);
  return [...lines, caption(csr)].join('\n');
}

function caption({ rows, columns, indices }: Csr): string {
  const share = rows * columns === 0 ? 0 : (100 * indices.length) / (rows * columns);
  return `${show([rows, columns])}, ${indices.length} entries (${share >= 1 ? share.toFixed(0) : share.toPrecision(1)} %)`;
}

function letters({ rows, columns, offsets, indices }: Csr): string[] {
  return Array.from({ length: rows }, (_, i) => {
    const own = new Set(indices.subarray(offsets[i], offsets[i + 1]));
    return Array.from({ length: columns }, (__, j) => (own.has(j) ? '■' : '·')).join(' ');
  });
}

function braille(csr: Csr): string[] {
  const scale = Math.max(1, csr.rows / mostDots, csr.columns / mostDots);
  const [height, width] = [Math.ceil(csr.rows / scale / 4), Math.ceil(csr.columns / scale / 2)];
  const cells = Array.from({ length: height }, () => new Uint8Array(width));
  eachEntry(csr, (i, j) => {
    const [y, x] = [Math.floor(i / scale), Math.floor(j / scale)];
    cells[y >> 2]![x >> 1]! |= bits[2 * (y & 3) + (x & 1)]!;
  });
  return cells.map((row) => String.fromCharCode(...Array.from(row, (cell) => 0x2800 + cell)));
}

function eachEntry({ rows, offsets, indices }: Csr, visit: (i: number, j: number, k: number) => void): void {
  for (let i = 0; i < rows; i++) for (let k = offsets[i]!; k < offsets[i + 1]!; k++) visit(i, indices[k]!, k);
}

/** How a pattern is drawn. */
export interface PictureOptions {
  /** The colouring whose colours are shown: entries of one colour are told by one product. */
  readonly coloring?: unknown;
  /** Pixels of the longer side; 480 where absent. */
  readonly size?: number;
}

/** The most squares along a side; a square then stands for several entries, fainter where fewer of them are there. */
const mostSquares = 256;
/** Okabe & Ito's colours, which all readers tell apart; after them hues at golden angles. */
const palette = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#000000'];
const fillOf = (color: number): string => palette[color] ?? `hsl(${Math.round(color * 137.508) % 360} 60% 45%)`;

/** An SVG document: a square for each entry, frames around the leaves of trees. @throws DataError for options that are none */
export function svgOf({ csr, outputs, inputs }: Drawn, options: PictureOptions): string {
  if (typeof options !== 'object' || options === null) throw new DataError(`toSVG: expected options, got ${describe(options)}`);
  const { size = 480 } = options;
  if (!(Number.isFinite(size) && size > 0))
    throw new DataError(`toSVG: the size must be a positive number of pixels, got ${describe(size)}`);
  const colors = colorsOf(csr, options.coloring);
  const scale = Math.max(1, csr.rows / mostSquares, csr.columns / mostSquares);
  const [height, width] = [csr.rows / scale, csr.columns / scale];
  const longest = Math.max(height, width, 1);
  const box = [-longest / 100, -longest / 100, width + longest / 50, height + longest / 50].map(short);
  const pixels = (side: number): number => Math.round((size * (side + longest / 50)) / (longest * 1.02));
  const thin = short(longest / 400);
  const lines = [
    ...outputs.slice(1).map(({ offset }) => `M0 ${short(offset / scale)}h${short(width)}`),
    ...inputs.slice(1).map(({ offset }) => `M${short(offset / scale)} 0v${short(height)}`),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${pixels(width)}" height="${pixels(height)}" viewBox="${box.join(' ')}">`,
    `<title>${caption(csr)}</title>`,
    `<rect width="${short(width)}" height="${short(height)}" fill="#fff" stroke="#888" stroke-width="${thin}"/>`,
    ...squares(csr, colors, scale),
    ...(lines.length > 0
      ? [`<path d="${lines.join('')}" stroke="#888" stroke-width="${thin}" stroke-dasharray="${short(longest / 80)}"/>`]
      : []),
    '</svg>',
    '',
  ].join('\n');
}

const short = (x: number): number => Number(x.toPrecision(5));

/** Neighbouring squares of one look are one rectangle, all rectangles of one look one path. */
function squares(csr: Csr, colors: (k: number) => number, scale: number): string[] {
  const looks = new Map<string, string[]>();
  const draw = (cells: ReadonlyMap<number, Cell>, y: number): void => {
    const own = [...cells].map(([x, cell]) => [x, lookOf(cell, scale)] as const).sort(([a], [b]) => a - b);
    for (let at = 0; at < own.length;) {
      const [x, look] = own[at]!;
      let run = 1;
      while (own[at + run]?.[0] === x + run && own[at + run]![1] === look) run++;
      if (!looks.has(look)) looks.set(look, []);
      looks.get(look)!.push(`M${x} ${y}h${run}v1h-${run}z`);
      at += run;
    }
  };
  let [row, cells] = [0, new Map<number, Cell>()];
  eachEntry(csr, (i, j, k) => {
    const [y, x] = [Math.floor(i / scale), Math.floor(j / scale)];
    if (y !== row) {
      draw(cells, row);
      [row, cells] = [y, new Map()];
    }
    const cell = cells.get(x);
    if (cell) cell.count++;
    else cells.set(x, { color: colors(k), count: 1 });
  });
  draw(cells, row);
  return [...looks].map(([look, paths]) => `<path ${look} d="${paths.join('')}"/>`);
}

/** A square: the colour of its first entry, and how many it has. */
interface Cell {
  readonly color: number;
  count: number;
}

function lookOf({ color, count }: Cell, scale: number): string {
  // an eighth of the entries of a side is dark: a line through a square must be seen
  const opacity = scale === 1 ? 1 : Math.min(1, 0.4 + Math.round((6 * count) / scale) / 10);
  return `fill="${fillOf(color)}"${opacity < 1 ? ` opacity="${short(opacity)}"` : ''}`;
}

/** The product that tells each entry. @throws DataError for what is no colouring of this pattern */
function colorsOf(csr: Csr, coloring: unknown): (k: number) => number {
  if (coloring === undefined) return () => 0;
  if (!isColored(coloring)) throw new DataError(`toSVG: expected a Coloring, got ${describe(coloring)}`);
  const { pattern, sources, pushes, colors } = coloring;
  const other = pattern.csr;
  const same = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);
  if (other.columns !== csr.columns || !same(other.offsets, csr.offsets) || !same(other.indices, csr.indices))
    throw new DataError(`toSVG: the coloring is of another pattern: ${caption(other)}`);
  if (!sources) return (k) => Math.max(0, colors.columns[csr.indices[k]!]!);
  const pushed = pushes * csr.rows;
  return (k) => (sources[k]! < pushed ? Math.floor(sources[k]! / csr.rows) : pushes + Math.floor((sources[k]! - pushed) / csr.columns));
}

/** Marks colourings for every copy of this module. */
export const COLORING: unique symbol = Symbol.for('cotangent.coloring') as never;

/** Whether something is a colouring, of whichever copy of this module. */
export function isColored(x: unknown): x is ColoredPattern {
  return typeof x === 'object' && x !== null && COLORING in x;
}
