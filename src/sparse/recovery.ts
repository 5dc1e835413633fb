// From products back to entries: where each one is read, or how all are solved for.
import { transpose, transposedPositions, type Csr } from './csr.ts';
import { colorCount } from './greedy.ts';
import type { Colors } from './bicoloring.ts';

/**
 * Where each entry stands among the products, [pushes, rows] and then [pulls, columns], one after the other. Of a symmetric matrix an entry may be read at its mirror
 * image. Undefined where an entry is nowhere alone.
 */
export function directSources(csr: Csr, colors: Colors, symmetric: boolean): Int32Array | undefined {
  const { rows, columns, offsets, indices } = csr;
  const alone = aloneInRow(csr, colors.columns);
  const positions = transposedPositions(csr);
  const mirrored = symmetric ? positions : undefined;
  // the same question of the transpose, its answers in the order of entries here
  const aloneInColumn = new Uint8Array(indices.length);
  if (!symmetric) aloneInRow(transpose(csr), colors.rows).forEach((yes, k) => (aloneInColumn[positions[k]!] = yes));
  const pushed = colorCount(colors.columns) * rows;
  const sources = new Int32Array(indices.length);
  for (let i = 0; i < rows; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      const j = indices[k]!;
      if (alone[k]) sources[k] = colors.columns[j]! * rows + i;
      else if (mirrored && alone[mirrored[k]!]) sources[k] = colors.columns[i]! * rows + j;
      else if (aloneInColumn[k]) sources[k] = pushed + colors.rows[i]! * columns + j;
      else return undefined;
    }
  }
  return sources;
}

/** Marks entries whose column has a colour that no other column in their row has. */
function aloneInRow({ rows, columns, offsets, indices }: Csr, colors: Int32Array): Uint8Array {
  const alone = new Uint8Array(indices.length);
  const many = new Int32Array(columns + 1);
  for (let i = 0; i < rows; i++) {
    // colour -1 is counted at 0, and never alone
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) many[colors[indices[k]!]! + 1]!++;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++)
      alone[k] = colors[indices[k]!]! >= 0 && many[colors[indices[k]!]! + 1] === 1 ? 1 : 0;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) many[colors[indices[k]!]! + 1] = 0;
  }
  return alone;
}

/** How a symmetric matrix is solved for: sums of entries by row and colour, and in which order single ones are left. */
export interface Substitution {
  /** Where each sum stands among the products. */
  readonly sums: Int32Array;
  /** The sum that each entry is in; -1 for none. */
  readonly sumOf: Int32Array;
  /** The mirror image of each entry. */
  readonly mirror: Int32Array;
  /** Entries in an order in which each is alone in its sum once those before it and their mirror images are known. */
  readonly order: Int32Array;
}

/** Peels leaves off two-coloured trees (Coleman & Cai, SIAM J. Algebraic Discrete Methods 7, 1986); undefined where something is left, that has a cycle. */
export function substitution(csr: Csr, colors: Int32Array): Substitution | undefined {
  const mirror = transposedPositions(csr);
  const { sums, sumOf } = sumsOf(csr, colors);
  const left = new Int32Array(sums.length);
  // the positions of the entries left in a sum, added up: of one alone, its own
  const positions = new Float64Array(sums.length);
  sumOf.forEach((sum, k) => {
    if (sum < 0) return;
    left[sum]!++;
    positions[sum]! += k;
  });
  const ready = [...left.keys()].filter((sum) => left[sum] === 1);
  const order: number[] = [];
  const known = new Uint8Array(sumOf.length);
  const settle = (k: number): void => {
    known[k] = 1;
    const sum = sumOf[k]!;
    if (sum < 0) return;
    positions[sum]! -= k;
    if (--left[sum]! === 1) ready.push(sum);
  };
  for (let sum = ready.pop(); sum !== undefined; sum = ready.pop()) {
    if (left[sum] !== 1) continue;
    const k = positions[sum]!;
    order.push(k);
    settle(k);
    if (mirror[k] !== k) settle(mirror[k]!);
  }
  return known.includes(0) ? undefined : { sums, sumOf, mirror, order: Int32Array.from(order) };
}

/** The sums of entries of one row and one colour. */
function sumsOf({ rows, columns, offsets, indices }: Csr, colors: Int32Array): Pick<Substitution, 'sums' | 'sumOf'> {
  const sums: number[] = [];
  const sumOf = new Int32Array(indices.length).fill(-1);
  const current = new Int32Array(columns);
  const rowAt = new Int32Array(columns).fill(-1);
  for (let i = 0; i < rows; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      const color = colors[indices[k]!]!;
      if (color < 0) continue;
      if (rowAt[color] !== i) [rowAt[color], current[color]] = [i, sums.push(color * rows + i) - 1];
      sumOf[k] = current[color]!;
    }
  }
  return { sums: Int32Array.from(sums), sumOf };
}

/** The entries, from the products. */
export function substitute({ sums, sumOf, mirror, order }: Substitution, products: Float64Array): Float64Array {
  const left = Float64Array.from(sums, (at) => products[at]!);
  const entries = new Float64Array(sumOf.length);
  for (const k of order) {
    const twin = mirror[k]!;
    entries[twin] = entries[k] = left[sumOf[k]!]!;
    if (twin !== k && sumOf[twin]! >= 0) left[sumOf[twin]!]! -= entries[k];
  }
  return entries;
}
