// What the compiler asks of the kernels: sizes and strides are part of a kernel, addresses are its arguments.
// Equal specs are emitted once. Strides count elements (8 bytes).
import type { Dims } from '../shape/dims.ts';
import type { Expression } from '../scalar/expression.ts';

/**
 * One loop nest over `out` and, inside it, over `reduce`:
 * store[k][o] = body[k](loads[o]), or store[k][o] = finish[k](combine_r body[0](loads[o, r]), later loads[o]).
 * Pointers of a call: one for each load, then one for each store, at the entry with all indices 0.
 * A store may be in place: its address and strides equal those of a load (each entry is read before it is written).
 */
export interface NestSpec {
  readonly kind: 'nest';
  readonly out: Dims;
  readonly reduce: Dims;
  /** Strides over [...out, ...reduce], for each load. */
  readonly loads: readonly (readonly number[])[];
  /** Strides over out, for each store. */
  readonly stores: readonly (readonly number[])[];
  /** Of inputs 0 … reduced - 1 (of all loads when nothing is reduced). One for each store, or one alone to combine. */
  readonly body: readonly Expression[];
  readonly reduction?: {
    /** An empty sum is 0; max and min are never empty; both let a NaN through. */
    readonly combine: 'sum' | 'max' | 'min';
    /** How many of the loads the body reads; the rest is for `finish`. */
    readonly reduced: number;
    /** Of input 0 = the combined value and inputs 1, 2, … = loads[reduced], loads[reduced + 1], …; one for each store. */
    readonly finish: readonly Expression[];
  };
}

/** Strides of one operand of a product, by the role of its axes. */
export interface ProductStrides {
  readonly batch: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly sum: readonly number[];
}

/** out[batch, rows, columns] = Σ_sum a[batch, rows, sum] · b[batch, sum, columns]; each role may have any number of axes. Pointers: a, b, out. */
export interface ContractSpec {
  readonly kind: 'contract';
  readonly batch: Dims;
  readonly rows: Dims;
  readonly columns: Dims;
  readonly sum: Dims;
  readonly a: Omit<ProductStrides, 'columns'>;
  readonly b: Omit<ProductStrides, 'rows'>;
  readonly out: Omit<ProductStrides, 'sum'>;
}

/**
 * Rows moved by indices read from data, dense operands: with x [batch, outer, bound, width], indices [batch, count], y [batch, outer, count, width]
 * gather: y[b, o, i, :] = x[b, o, index[b, i], :], pointers x, indices, y;
 * scatterAdd: x = 0, then x[b, o, index[b, i], :] += y[b, o, i, :] in order of i, pointers y, indices, x.
 * Every index is checked before anything is written; a bad one (not an integer, or outside [0, bound)) ends the entry.
 */
export interface RowsSpec {
  readonly kind: 'gather' | 'scatterAdd';
  readonly batch: number;
  readonly outer: number;
  readonly count: number;
  readonly width: number;
  readonly bound: number;
}

export type KernelSpec = NestSpec | ContractSpec | RowsSpec;

/** Bytes copied; within a loop both addresses advance by a step from one run of it to the next. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  readonly fromStep: number;
  readonly toStep: number;
}

/**
 * A kernel at addresses (bytes) and the op that it is for, a function of the host that works on the same memory, a copy, calls that run `times` times, or
 * calls chosen by the number at `test`: the first ones where it is not 0.
 */
export type Call =
  | { readonly spec: KernelSpec; readonly pointers: readonly number[]; readonly op?: string }
  | { readonly host: () => void }
  | { readonly move: Move }
  | { readonly loop: { readonly times: number; readonly calls: readonly Call[] } }
  | { readonly branch: { readonly test: number; readonly calls: readonly [readonly Call[], readonly Call[]] } };
