import { IndexError } from '../errors.ts';
import type { ContractSpec, NestSpec, RowsSpec } from './kernel.ts';
import { sizeOf } from '../shape/dims.ts';

/** Lists of calls made ready to run on an arena. */
export interface Assembled {
  /** Run one list each. Throws what `onFault` throws; nothing after the faulty call has run then. */
  readonly entries: readonly (() => void)[];
  /** Bytes of the module; 0 in plain JavaScript. */
  readonly bytes: number;
  /** Distinct kernels. */
  readonly kernels: number;
  /** Gives all its memory back to the arena. The entries must not be run afterwards. */
  dispose(): void;
}

/** An index that failed its check. */
export interface Fault {
  /** The list of calls, and the call in it (a loop or a branch, where the fault is inside one). */
  readonly list: number;
  readonly call: number;
  /** The op that the call is for, where it names one. */
  readonly op?: string;
  readonly kind: RowsSpec['kind'];
  /** Where in the indices, what was there, and the bound that it should be below. */
  readonly entry: number;
  readonly value: number;
  readonly bound: number;
}

export interface AssembleOptions {
  /** Called after a failed check; throws. By default it throws an `IndexError`. */
  readonly onFault?: (fault: Fault) => never;
  /** Bytes of code with sizes as constants; kernels beyond them take sizes as parameters, one for each structure. */
  readonly budget?: number;
}

/** The default of `onFault`. */
export function throwIndexError({ op, kind, entry, value, bound }: Fault): never {
  throw new IndexError(op ?? kind, entry, value, bound);
}

/** The nest that computes a product whose sum is empty: zeros. */
export function zerosOf(spec: ContractSpec): NestSpec {
  return {
    kind: 'nest',
    out: [...spec.batch, ...spec.rows, ...spec.columns],
    reduce: [],
    loads: [],
    stores: [[...spec.out.batch, ...spec.out.rows, ...spec.out.columns]],
    body: [{ id: 0, op: 'constant', args: [], value: 0, mask: false }],
  };
}

/** Whether a product has no entries. */
export function isEmptyProduct(spec: ContractSpec): boolean {
  return sizeOf(spec.batch) * sizeOf(spec.rows) * sizeOf(spec.columns) === 0;
}
