// Colours of columns, of rows, or of both, so that a matrix is recovered from sums of the columns and rows of each colour.
import { rowOf, transpose, transposedPositions, type Csr } from './csr.ts';
import { colorCount, fewestColors, greedyColors, type Conflicts } from './greedy.ts';

/** A colour for each row and column, counted from 0; -1 for those that no product needs. */
export interface Colors {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

const none = (size: number): Int32Array => new Int32Array(size).fill(-1);
export const productsOf = ({ rows, columns }: Colors): number => colorCount(rows) + colorCount(columns);
const flipped = ({ rows, columns }: Colors): Colors => ({ rows: columns, columns: rows });

/** Columns of one colour share no row: every entry is alone in its row (Curtis, Powell & Reid, J. Inst. Maths Applics 13, 1974). */
export function columnColors(csr: Csr): Colors {
  const by = transpose(csr);
  const widest = longestRow(csr, () => true);
  return { rows: none(csr.rows), columns: fewestColors(filled(by), csr.columns, sharing(csr, by), widest) };
}

/** The same of rows. */
export function rowColors(csr: Csr): Colors {
  return flipped(columnColors(transpose(csr)));
}

/**
 * Colours of rows and columns, together fewer than of either alone where some of each are nearly full. The fullest rows are read from products with rows, all others
 * from products with columns, or the other way round; how many are the fullest is tried out. Of as few products, those with columns or rows alone are taken.
 * (A direct cover: Coleman & Verma, SIAM J. Sci. Comput. 19, 1998; star bicolouring of the bipartite graph in Gebremedhin, Manne & Pothen 2005, section 5.)
 */
export function bothColors(csr: Csr): Colors {
  const by = transpose(csr);
  return flipped(bestSplit(by, csr, flipped(bestSplit(csr, by, undefined))));
}

/** The most splits into rows and columns that are tried. */
const mostSplits = 16;
/** Rows so short that columns alone are quickly coloured. */
const short = 64;

/** The best colours where some of the fullest rows are read by themselves, unless others are known that are as good. */
function bestSplit(csr: Csr, by: Csr, known: Colors | undefined): Colors {
  const degree = (i: number): number => csr.offsets[i + 1]! - csr.offsets[i]!;
  const fullest = filled(csr).sort((a, b) => degree(b) - degree(a) || a - b);
  // only between rows of unlike degree
  const steps = thinned(
    [...fullest.keys()].filter((k) => k > 0 && degree(fullest[k]!) < degree(fullest[k - 1]!)),
    mostSplits,
  );
  const longest = fullest.length > 0 ? degree(fullest[0]!) : 0;
  let best = known;
  for (const k of longest <= short ? [0, ...steps] : [...steps, 0]) {
    const isMixed = best && colorCount(best.rows) > 0 && colorCount(best.columns) > 0;
    const goal = best ? productsOf(best) - (k === 0 && isMixed ? 0 : 1) : Infinity;
    // the columns of one row have as many colours, and a row read by itself takes a product
    const least = (k < fullest.length ? degree(fullest[k]!) : 0) + (k > 0 ? 1 : 0);
    if (least > goal) continue;
    const colors = split(csr, by, fullest.slice(0, k));
    if (productsOf(colors) <= goal) best = colors;
  }
  return best!;
}

/** Some of many steps: the first ones, then fewer and fewer. */
function thinned(steps: readonly number[], most: number): number[] {
  if (steps.length <= most) return [...steps];
  const at = Array.from({ length: most }, (_, k) => Math.round(steps.length ** (k / (most - 1))) - 1);
  return [...new Set(at)].map((k) => steps[k]!);
}

/** Colours where the given rows are read from products with rows, unless one with a column tells them already. */
function split(csr: Csr, by: Csr, apart: Int32Array): Colors {
  const isApart = new Uint8Array(csr.rows);
  for (const i of apart) isApart[i] = 1;
  const counts = (i: number): boolean => !isApart[i];
  const needed = filled(by).filter((j) => rowOf(by, j).some(counts));
  const columns = fewestColors(needed, csr.columns, sharing(csr, by, counts), longestRow(csr, counts));
  const hidden = hiddenEntries(csr, columns);
  const needy = apart.sort().filter((i) => hidden.subarray(csr.offsets[i], csr.offsets[i + 1]).includes(1));
  return { rows: greedyColors(csr.rows, needy, rowConflicts(csr, by, hidden)), columns };
}

/** Marks entries that no product with columns tells: their column has no colour, or another one in their row has the same. */
function hiddenEntries({ rows, columns, offsets, indices }: Csr, colors: Int32Array): Uint8Array {
  const hidden = new Uint8Array(indices.length);
  const many = new Int32Array(columns);
  for (let i = 0; i < rows; i++) {
    const own = indices.subarray(offsets[i], offsets[i + 1]);
    for (const j of own) if (colors[j]! >= 0) many[colors[j]!]!++;
    own.forEach((j, k) => (hidden[offsets[i]! + k] = colors[j]! < 0 || many[colors[j]!]! > 1 ? 1 : 0));
    for (const j of own) if (colors[j]! >= 0) many[colors[j]!] = 0;
  }
  return hidden;
}

/** Rows that share a column at which one of them has an entry that only a row tells. */
function rowConflicts(csr: Csr, by: Csr, hidden: Uint8Array): Conflicts {
  const positions = transposedPositions(csr);
  const seen = new Int32Array(csr.rows).fill(-1);
  return (v, visit) => {
    seen[v] = v;
    for (let at = csr.offsets[v]!; at < csr.offsets[v + 1]!; at++) {
      const j = csr.indices[at]!;
      for (let k = by.offsets[j]!; k < by.offsets[j + 1]!; k++) {
        const w = by.indices[k]!;
        if (seen[w] === v || !(hidden[at] || hidden[positions[k]!])) continue;
        seen[w] = v;
        visit(w);
      }
    }
  };
}

/** Columns that share a row that counts. */
function sharing(csr: Csr, by: Csr, counts: (row: number) => boolean = () => true): Conflicts {
  const seen = new Int32Array(csr.columns);
  let round = 0;
  return (v, visit) => {
    seen[v] = ++round;
    for (let at = by.offsets[v]!; at < by.offsets[v + 1]!; at++) {
      const i = by.indices[at]!;
      if (!counts(i)) continue;
      for (let k = csr.offsets[i]!; k < csr.offsets[i + 1]!; k++) {
        const w = csr.indices[k]!;
        if (seen[w] === round) continue;
        seen[w] = round;
        visit(w);
      }
    }
  };
}

/** The rows that have entries. */
function filled({ rows, offsets }: Csr): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => i).filter((i) => offsets[i] !== offsets[i + 1]);
}

function longestRow({ rows, offsets }: Csr, counts: (row: number) => boolean): number {
  let longest = 0;
  for (let i = 0; i < rows; i++) if (counts(i)) longest = Math.max(longest, offsets[i + 1]! - offsets[i]!);
  return longest;
}
