// Checks of what is given as data: offsets, indices and sizes of a matrix in compressed rows.
import { DataError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { describe } from '../tensor/tensor.ts';
import type { Csr } from './csr.ts';

/** A matrix in compressed rows, as data. */
export interface CsrParts {
  readonly shape: readonly [rows: number, columns: number];
  readonly rowOffsets: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
}

/** The greatest size: row and column numbers are 32-bit. */
const most = 2 ** 31 - 1;

/** A record of some fields. @throws DataError for anything else, or where one is missing */
export function recordOf<Key extends string>(name: string, given: unknown, keys: readonly Key[]): Readonly<Record<Key, unknown>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new DataError(`${name}: expected an object with ${keys.join(', ')}, got ${describe(given)}`);
  const missing = keys.find((key) => !(key in given));
  if (missing !== undefined) throw new DataError(`${name}: there is no '${missing}'`);
  return given as Readonly<Record<Key, unknown>>;
}

/** A copy of a list of whole numbers from `low` to `high`. @throws DataError */
export function wholeNumbers(name: string, what: string, given: unknown, low: number, high: number): Int32Array {
  if (!Array.isArray(given) && !(ArrayBuffer.isView(given) && 'length' in given))
    throw new DataError(`${name}: ${what} must be a list of whole numbers, got ${describe(given)}`);
  const list = given as ArrayLike<unknown>;
  return Int32Array.from({ length: list.length }, (_, i) => {
    const x = list[i];
    if (typeof x !== 'number' || !Number.isInteger(x) || x < low || x > high)
      throw new DataError(`${name}: ${what}[${i}] is ${String(x)}, not a whole number from ${low} to ${high}`);
    return x;
  });
}

/** A checked copy of offsets and columns. @throws DataError where they are not those of a matrix of that shape, with ascending rows */
export function csrOf(name: string, given: unknown): Csr {
  const { shape, rowOffsets, columns: indexList } = recordOf(name, given, ['shape', 'rowOffsets', 'columns']);
  const sizes = wholeNumbers(name, 'shape', shape, 0, most);
  if (sizes.length !== 2) throw new DataError(`${name}: the shape must be [rows, columns], got ${show([...sizes])}`);
  const [rows, columns] = sizes as unknown as [number, number];
  const indices = wholeNumbers(name, 'columns', indexList, 0, columns - 1);
  const offsets = wholeNumbers(name, 'rowOffsets', rowOffsets, 0, indices.length);
  if (offsets.length !== rows + 1) throw new DataError(`${name}: ${rows} rows take ${rows + 1} rowOffsets, got ${offsets.length}`);
  if (offsets[0] !== 0 || offsets[rows] !== indices.length)
    throw new DataError(`${name}: rowOffsets must go from 0 to the ${indices.length} columns, got ${offsets[0]} to ${offsets[rows]}`);
  for (let i = 0; i < rows; i++) {
    const [from, to] = [offsets[i]!, offsets[i + 1]!];
    if (to < from) throw new DataError(`${name}: rowOffsets descend at row ${i}, from ${from} to ${to}`);
    for (let at = from + 1; at < to; at++) {
      if (indices[at]! <= indices[at - 1]!)
        throw new DataError(`${name}: the columns of row ${i} must ascend, got ${indices[at - 1]} before ${indices[at]}`);
    }
  }
  return { rows, columns, offsets, indices };
}
