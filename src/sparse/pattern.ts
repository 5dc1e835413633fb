import { brand } from './brand.ts';
import type { Dim } from '../../types/dim.ts';
import { DataError, ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { sizeOf } from '../shape/dims.ts';
import { describe, listOf, type ShapeValue } from '../tensor/tensor.ts';
import type { Flat } from '../tensor/tree.ts';
import type { Coloring } from './coloring.ts';
import { positionOf, type Csr } from './csr.ts';
import { csrOf, recordOf, wholeNumbers, type CsrParts } from './parts.ts';
import { svgOf, textOf, type PictureOptions } from './picture.ts';

/** A leaf of a tree among the rows or columns of a matrix: its entries, row-major, begin at `offset`. */
export interface LeafRange {
  /** `'hidden.w'`; `''` for a lone tensor. */
  readonly path: string;
  readonly shape: readonly number[];
  readonly offset: number;
}

/**
 * Which entries of a matrix [M, N] may be other than 0. Rows are the entries of a function's result, columns those of its argument, both row-major, leaves of trees
 * one after the other.
 */
export interface SparsityPattern<M extends Dim = Dim, N extends Dim = Dim> {
  readonly shape: ShapeValue<[M, N]>;
  /** How many entries it has. */
  readonly count: number;
  /** The entries of row i are those from rowOffsets[i] to rowOffsets[i + 1]; a copy. */
  readonly rowOffsets: Int32Array;
  /** The column of each entry, ascending in each row; a copy. */
  readonly columns: Int32Array;
  /** Where the leaves of the result lie among the rows. */
  readonly outputs: readonly LeafRange[];
  /** Where the leaves of the argument lie among the columns. */
  readonly inputs: readonly LeafRange[];
  /** Whether (row, column) is an entry. @throws ShapeError for one that is out of range */
  has(row: number, column: number): boolean;
  /** As data: `SparsityPattern.from` reads it again. */
  toJSON(): PatternData;
  /** A picture in letters, in Braille dots where it is large, and a line that says sizes and entries. */
  toString(): string;
  /** A picture as an SVG document, in the colours of a colouring where one is given. @throws DataError for a colouring of another pattern */
  toSVG(options?: { readonly coloring?: Coloring; readonly size?: number }): string;
}

/** A pattern as plain data. */
export interface PatternData {
  readonly shape: readonly [rows: number, columns: number];
  readonly rowOffsets: readonly number[];
  readonly columns: readonly number[];
  readonly outputs: readonly LeafRange[];
  readonly inputs: readonly LeafRange[];
}

const PATTERN: unique symbol = Symbol.for('cotangent.sparsity-pattern') as never;

/** What `SparsityPattern` is inside the library. */
export class Pattern {
  readonly csr: Csr;
  readonly outputs: readonly LeafRange[];
  readonly inputs: readonly LeafRange[];
  #rowOffsets: Int32Array | undefined;
  #columns: Int32Array | undefined;
  constructor(csr: Csr, outputs: readonly LeafRange[] = wholeRange(csr.rows), inputs: readonly LeafRange[] = wholeRange(csr.columns)) {
    this.csr = csr;
    this.outputs = outputs;
    this.inputs = inputs;
  }
  get shape(): readonly [number, number] {
    return [this.csr.rows, this.csr.columns];
  }
  get count(): number {
    return this.csr.indices.length;
  }
  get rowOffsets(): Int32Array {
    return (this.#rowOffsets ??= this.csr.offsets.slice());
  }
  get columns(): Int32Array {
    return (this.#columns ??= this.csr.indices.slice());
  }
  has(row: number, column: number): boolean {
    return entryAt('has', this.csr, row, column) >= 0;
  }
  toJSON(): PatternData {
    const { shape, csr, outputs, inputs } = this;
    return { shape, rowOffsets: [...csr.offsets], columns: [...csr.indices], outputs, inputs };
  }
  toString(): string {
    return textOf(this.csr);
  }
  toSVG(options: PictureOptions = {}): string {
    return svgOf(this, options);
  }
  static {
    brand(this.prototype, ({ shape, count }) => `SparsityPattern${show(shape)} of ${count} entries`, PATTERN);
  }
}

/** One vector. */
const wholeRange = (size: number): LeafRange[] => [{ path: '', shape: [size], offset: 0 }];

/** Where the leaves of a tree lie when they are laid one after the other. */
export function rangesOf({ leaves, paths }: Pick<Flat, 'leaves' | 'paths'>): LeafRange[] {
  let next = 0;
  return leaves.map(({ shape }, i) => {
    const offset = next;
    next += sizeOf(shape);
    return { path: paths[i]!, shape, offset };
  });
}

/** A pattern from data. @throws DataError where something does not fit */
export function patternFrom(name: string, given: unknown): Pattern {
  const csr = csrOf(name, given);
  const { outputs, inputs } = given as Partial<PatternData>;
  return new Pattern(
    csr,
    outputs && checkedRanges(name, 'outputs', outputs, csr.rows),
    inputs && checkedRanges(name, 'inputs', inputs, csr.columns),
  );
}

/** @throws DataError where leaves are not laid one after the other over all entries */
function checkedRanges(name: string, what: string, given: unknown, size: number): LeafRange[] {
  let next = 0;
  const ranges = listOf(name, `${what} as a list of leaves`, given).map((leaf) => {
    const { path, shape, offset } = recordOf(`${name}: ${what}`, leaf, ['path', 'shape', 'offset']);
    const dims = [...wholeNumbers(name, `a shape of ${what}`, shape, 0, size)];
    if (typeof path !== 'string' || offset !== next)
      throw new DataError(`${name}: a leaf of ${what} is ${describe(path)} at ${String(offset)}, expected a path at ${next}`);
    next += sizeOf(dims);
    return { path, shape: dims, offset };
  });
  if (next !== size) throw new DataError(`${name}: the leaves of ${what} have ${next} entries, the matrix ${size}`);
  return ranges;
}

/** The entry at (row, column), -1 for none. @throws ShapeError for one that is out of range */
export function entryAt(name: string, csr: Csr, row: number, column: number): number {
  const fits = (i: number, size: number): boolean => Number.isInteger(i) && i >= 0 && i < size;
  if (!fits(row, csr.rows) || !fits(column, csr.columns))
    throw new ShapeError(`${name}: (${String(row)}, ${String(column)}) is out of range for ${show([csr.rows, csr.columns])}`);
  return positionOf(csr, row, column);
}

/** The rows of a pattern that a public function was given. @throws DataError for anything else */
export function patternOf(name: string, given: unknown): Pattern {
  if (typeof given !== 'object' || given === null || !(PATTERN in given))
    throw new DataError(`${name}: expected a SparsityPattern, got ${describe(given)}`);
  return given as unknown as Pattern;
}

/** Patterns from data. */
export const SparsityPattern: {
  /** A pattern from its parts, which are copied, or from what `toJSON` gave. @throws DataError for offsets or columns that do not fit */
  from(parts: CsrParts): SparsityPattern;
} = {
  from: (parts) => patternFrom('SparsityPattern.from', parts) as unknown as SparsityPattern,
};
