import { brand } from './brand.ts';
import type { Arg, Dim, Shape } from '../../types/dim.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { DataError, ShapeError, TraceError } from '../errors.ts';
import { gatherRows, scatterRows } from '../ops/rows.ts';
import { mul } from '../ops/mul.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { show } from '../shape/dim.ts';
import { sameShape } from '../shape/same-shape.ts';
import { Concrete, describe, isConcrete, shaped, valueOf, type ShapeValue, type Tensor, type Value } from '../tensor/tensor.ts';
import type { Csr } from './csr.ts';
import { csrOf, recordOf, type CsrParts } from './parts.ts';
import { entryAt } from './pattern.ts';

/** A matrix by its entries: entry k is `values[k]` at (rows[k], columns[k]), row by row. */
export interface Coordinates {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** A matrix [M, N] of which only some entries are stored, in compressed rows (CSR); all others are 0. A value, as a tensor is. */
export interface SparseMatrix<M extends Dim = Dim, N extends Dim = Dim> {
  readonly shape: ShapeValue<[M, N]>;
  /** How many entries are stored. */
  readonly count: number;
  /** The entries of row i are those from rowOffsets[i] to rowOffsets[i + 1]; a copy. */
  readonly rowOffsets: Int32Array;
  /** The column of each entry, ascending in each row; a copy. */
  readonly columns: Int32Array;
  /** The number at each entry; a copy. @throws TraceError while tracing */
  readonly values: Float64Array;
  /** The numbers as a tensor, [count]: what a traced or compiled function returns of a matrix. */
  readonly entries: Tensor<[number]>;
  /** The entry at (row, column), 0 where none is stored. @throws ShapeError for one that is out of range; TraceError while tracing */
  at(row: number, column: number): number;
  /** The matrix by its entries. @throws TraceError while tracing */
  toCOO(): Coordinates;
  /** All entries, zeros too. */
  toDense(): Tensor<[M, N]>;
  /** y = A · x: [M, N] · [N] → [M], a multiplication for each entry. @throws ShapeError */
  multiply<S extends Shape>(vector: Arg<SameShapeRule<'multiply', [N], S>, Tensor<S>>): Tensor<[M]>;
}

/** A matrix in compressed rows, with its numbers, as data. */
export interface SparseMatrixParts extends CsrParts {
  readonly values: ArrayLike<number>;
}

/** What `SparseMatrix` is inside the library. */
export class Matrix {
  readonly entries: Value;
  readonly #csr: Csr;
  #rowOffsets: Int32Array | undefined;
  #columns: Int32Array | undefined;
  constructor(csr: Csr, entries: Value) {
    this.#csr = csr;
    this.entries = entries;
  }
  get shape(): readonly [number, number] {
    return [this.#csr.rows, this.#csr.columns];
  }
  get count(): number {
    return this.#csr.indices.length;
  }
  get rowOffsets(): Int32Array {
    return (this.#rowOffsets ??= this.#csr.offsets.slice());
  }
  get columns(): Int32Array {
    return (this.#columns ??= this.#csr.indices.slice());
  }
  get values(): Float64Array {
    return this.#numbers('values').data;
  }
  at(row: number, column: number): number {
    const { values } = this.#numbers('at');
    const entry = entryAt('at', this.#csr, row, column);
    return entry < 0 ? 0 : values[entry]!;
  }
  toCOO(): Coordinates {
    return { rows: rowsOf(this.#csr), columns: this.#csr.indices.slice(), values: this.#numbers('toCOO').values.slice() };
  }
  toDense(): Value {
    const { rows, columns, indices } = this.#csr;
    const at = Float64Array.from(rowsOf(this.#csr), (row, k) => row * columns + indices[k]!);
    return reshapeTo(added(this.entries, at, rows * columns), [rows, columns]);
  }
  multiply(vector: Tensor): Value {
    const { rows, columns, indices } = this.#csr;
    const x = valueOf('multiply', vector);
    sameShape('multiply', [columns], x.shape);
    // an empty table has no rows to read
    if (indices.length === 0) return new Concrete([rows], new Float64Array(rows));
    const read = gatherRows([shaped(x), shaped(numbers(Float64Array.from(indices)))], { axis: 0, batch: 0 });
    const terms = mul(shaped(this.entries), read as never) as unknown as Value;
    return added(terms, Float64Array.from(rowsOf(this.#csr)), rows);
  }
  static {
    brand(this.prototype, ({ shape, count }) => `SparseMatrix${show(shape)} of ${count} entries`);
  }
  #numbers(name: string): Concrete {
    if (!isConcrete(this.entries))
      throw new TraceError(`${name}: a traced matrix has no numbers; return its entries from the traced function`);
    return this.entries;
  }
}

const numbers = (values: Float64Array): Concrete => new Concrete([values.length], values);

/** [size]: the terms added up where they belong. */
function added(terms: Value, at: Float64Array, size: number): Value {
  return scatterRows([shaped(terms), shaped(numbers(at))], { axis: 0, batch: 0, size }) as unknown as Value;
}

/** The row of each entry. */
function rowsOf({ rows, offsets, indices }: Csr): Int32Array {
  const out = new Int32Array(indices.length);
  for (let i = 0; i < rows; i++) out.fill(i, offsets[i], offsets[i + 1]);
  return out;
}

function matrixFrom(name: string, given: unknown): Matrix {
  const csr = csrOf(name, given);
  const { values } = recordOf(name, given, ['values']);
  if (!Array.isArray(values) && !(values instanceof Float64Array))
    throw new DataError(`${name}: values must be a list of numbers, got ${describe(values)}`);
  if (values.length !== csr.indices.length)
    throw new ShapeError(`${name}: ${csr.indices.length} columns take as many values, got ${values.length}`);
  const wrong = (values as readonly unknown[]).findIndex((v) => typeof v !== 'number');
  if (wrong >= 0) throw new DataError(`${name}: values[${wrong}] is ${describe(values[wrong])}, not a number`);
  return new Matrix(csr, numbers(Float64Array.from(values)));
}

/** Sparse matrices from data. */
export const SparseMatrix: {
  /**
   * A matrix from compressed rows, which are copied.
   * @throws DataError for offsets, columns or values that are not those of a matrix of that shape, with ascending rows
   */
  from<const M extends number, const N extends number>(parts: SparseMatrixParts & { readonly shape: readonly [M, N] }): SparseMatrix<M, N>;
} = {
  from: (parts) => matrixFrom('SparseMatrix.from', parts) as never,
};
