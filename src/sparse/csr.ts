// Sets of index pairs in compressed rows: boolean matrices, each row ascending.
import { DataError } from '../errors.ts';

/** A boolean matrix: row i holds the columns indices[offsets[i]] … indices[offsets[i + 1] - 1], ascending. */
export interface Csr {
  readonly rows: number;
  readonly columns: number;
  readonly offsets: Int32Array;
  readonly indices: Int32Array;
}

/** Rows written one after the other; `indices` grows as it must. */
export class CsrBuilder {
  readonly #columns: number;
  readonly #offsets: Int32Array;
  #indices = new Int32Array(1024);
  #count = 0;
  #row = 0;
  constructor(rows: number, columns: number) {
    this.#columns = columns;
    this.#offsets = new Int32Array(rows + 1);
  }
  /** A column of the row being written. */
  add(column: number): void {
    if (this.#count === this.#indices.length) this.#grow(this.#count + 1);
    this.#indices[this.#count++] = column;
  }
  /** Columns of the row being written, ascending and after all that it has. */
  addAll(columns: Int32Array): void {
    this.#grow(this.#count + columns.length);
    this.#indices.set(columns, this.#count);
    this.#count += columns.length;
  }
  /** The row is complete; `sort` where its columns were added in any order. */
  endRow(sort = false): void {
    if (sort) this.#indices.subarray(this.#offsets[this.#row], this.#count).sort();
    this.#offsets[++this.#row] = this.#count;
  }
  build(): Csr {
    const [offsets, indices] = [this.#offsets, this.#indices.slice(0, this.#count)];
    return { rows: offsets.length - 1, columns: this.#columns, offsets, indices };
  }
  #grow(length: number): void {
    if (length <= this.#indices.length) return;
    if (length > 2 ** 30) throw new DataError('sparsity: the pattern has more than 2³⁰ entries');
    const more = new Int32Array(Math.max(length, 2 * this.#indices.length));
    more.set(this.#indices);
    this.#indices = more;
  }
}

/** Columns of a row. */
export function rowOf({ offsets, indices }: Csr, row: number): Int32Array {
  return indices.subarray(offsets[row], offsets[row + 1]);
}

/** `rows` rows with the one column row + `from` each: an identity, moved to the right. */
export function identityRows(rows: number, columns: number, from: number): Csr {
  const [offsets, indices] = [new Int32Array(rows + 1), new Int32Array(rows)];
  for (let i = 0; i < rows; i++) {
    indices[i] = from + i;
    offsets[i + 1] = i + 1;
  }
  return { rows, columns, offsets, indices };
}

/** Rows of at most one column each; -1 stands for none. */
export function singleRows(columnOf: Int32Array, columns: number): Csr {
  const out = new CsrBuilder(columnOf.length, columns);
  for (const column of columnOf) {
    if (column >= 0) out.add(column);
    out.endRow();
  }
  return out.build();
}

export function emptyRows(rows: number, columns: number): Csr {
  return { rows, columns, offsets: new Int32Array(rows + 1), indices: new Int32Array(0) };
}

function isIdentity({ rows, columns, indices, offsets }: Csr): boolean {
  return rows === columns && indices.length === rows && indices.every((column, i) => column === i && offsets[i] === i);
}

/** The boolean product a · b: (i, j) where some k has (i, k) in a and (k, j) in b (Gustavson, ACM TOMS 4, 1978). */
export function multiply(a: Csr, b: Csr): Csr {
  if (isIdentity(a)) return b;
  if (isIdentity(b)) return a;
  const out = new CsrBuilder(a.rows, b.columns);
  const seen = new Int32Array(b.columns).fill(-1);
  for (let i = 0; i < a.rows; i++) {
    const inner = rowOf(a, i);
    if (inner.length === 1) out.addAll(rowOf(b, inner[0]!));
    else {
      for (const k of inner) {
        for (let at = b.offsets[k]!; at < b.offsets[k + 1]!; at++) {
          const j = b.indices[at]!;
          if (seen[j] === i) continue;
          seen[j] = i;
          out.add(j);
        }
      }
    }
    out.endRow(inner.length > 1);
  }
  return out.build();
}

/** The pairs of any of some matrices of one size. */
export function union(parts: readonly Csr[]): Csr {
  const distinct = [...new Set(parts)];
  const [first] = distinct as [Csr];
  if (distinct.length === 1) return first;
  const out = new CsrBuilder(first.rows, first.columns);
  const seen = new Int32Array(first.columns).fill(-1);
  for (let i = 0; i < first.rows; i++) {
    const full = distinct.filter(({ offsets }) => offsets[i] !== offsets[i + 1]);
    if (full.length === 1) out.addAll(rowOf(full[0]!, i));
    else {
      for (const part of full) {
        for (const j of rowOf(part, i)) {
          if (seen[j] === i) continue;
          seen[j] = i;
          out.add(j);
        }
      }
    }
    out.endRow(full.length > 1);
  }
  return out.build();
}

/** The pairs the other way round. */
export function transpose({ rows, columns, offsets, indices }: Csr): Csr {
  const [toOffsets, toIndices] = [new Int32Array(columns + 1), new Int32Array(indices.length)];
  for (const j of indices) toOffsets[j + 1]!++;
  for (let j = 0; j < columns; j++) toOffsets[j + 1]! += toOffsets[j]!;
  const next = toOffsets.slice();
  for (let i = 0; i < rows; i++) for (let at = offsets[i]!; at < offsets[i + 1]!; at++) toIndices[next[indices[at]!]!++] = i;
  return { rows: columns, columns: rows, offsets: toOffsets, indices: toIndices };
}

/** For each entry of the transpose, in its order, where it stands among the entries here. */
export function transposedPositions({ rows, columns, offsets, indices }: Csr): Int32Array {
  const next = new Int32Array(columns + 1);
  for (const j of indices) next[j + 1]!++;
  for (let j = 0; j < columns; j++) next[j + 1]! += next[j]!;
  const positions = new Int32Array(indices.length);
  for (let i = 0; i < rows; i++) for (let at = offsets[i]!; at < offsets[i + 1]!; at++) positions[next[indices[at]!]!++] = at;
  return positions;
}

/** Matrices of as many columns, one below the other. */
export function stackRows(parts: readonly Csr[], columns: number): Csr {
  const out = new CsrBuilder(
    parts.reduce((n, { rows }) => n + rows, 0),
    columns,
  );
  for (const part of parts) {
    for (let i = 0; i < part.rows; i++) {
      out.addAll(rowOf(part, i));
      out.endRow();
    }
  }
  return out.build();
}

/** Where (row, column) stands among the entries; -1 where it is none. */
export function positionOf({ offsets, indices }: Csr, row: number, column: number): number {
  let [low, high] = [offsets[row]!, offsets[row + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (indices[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low < offsets[row + 1]! && indices[low] === column ? low : -1;
}
