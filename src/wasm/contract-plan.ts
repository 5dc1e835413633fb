import { sizeOf, type Dims } from '../shape/dims.ts';
import type { DataSection } from './data.ts';
import type { ContractSpec } from './kernel.ts';

/** Rows and columns of the register tile. */
export const tile = 4;
/** Depth, rows and columns of the packed blocks: a panel of B fits the first-level cache, all of A the second. */
export const blocking = { depth: 256, rows: 96, columns: 2048 };
const tileBytes = 8 * tile * tile;
const entryBytes = 8;

/** Words of a descriptor, which tells the one packed kernel of a module about one product. After them come four words for each batch axis. */
export const word = {
  rows: 0,
  columns: 1,
  depth: 2,
  aRows: 3,
  aSum: 4,
  bColumns: 5,
  bSum: 6,
  outRows: 7,
  outColumns: 8,
  contiguous: 9,
  tile: 10,
  packedB: 11,
  packedA: 12,
} as const;
const descriptorWords = 13;
/** Words of a batch axis: its size and the bytes that a, b and out move in one step. */
export const axisWord = { size: 0, a: 1, b: 2, out: 3, count: 4 } as const;

/** Whether the packed kernel is worth its packing; a nest computes the other products. */
export function isPacked(spec: ContractSpec): boolean {
  const [m, n, k] = [sizeOf(spec.rows), sizeOf(spec.columns), sizeOf(spec.sum)];
  return Math.min(m, n, k) >= tile && m * n * k >= 4096;
}

/** A role's axes in one operand. */
export interface Run {
  readonly dims: Dims;
  readonly strides: readonly number[];
}

/** Where each of a role's entries lies, in entries, in row-major order of its axes. */
export function offsetsOf({ dims, strides }: Run): Int32Array {
  let offsets: number[] = [0];
  dims.forEach((size, axis) => {
    offsets = offsets.flatMap((offset) => Array.from({ length: size }, (_, i) => offset + i * strides[axis]!));
  });
  return Int32Array.from(offsets);
}

const isContiguous = (run: Run): boolean => {
  let step = 1;
  for (let axis = run.dims.length - 1; axis >= 0; axis--) {
    if (run.dims[axis] !== 1 && run.strides[axis] !== step) return false;
    step *= run.dims[axis]!;
  }
  return true;
};

/** The axes of a role in another order, the same in both operands that have it: long strides of `leading` outside. */
function ordered(dims: Dims, leading: readonly number[], other: readonly number[]): { leading: Run; other: Run } {
  const order = dims.map((_, i) => i).sort((i, j) => Math.abs(leading[j]!) - Math.abs(leading[i]!));
  const pick = (values: readonly number[]): number[] => order.map((i) => values[i]!);
  return { leading: { dims: pick(dims), strides: pick(leading) }, other: { dims: pick(dims), strides: pick(other) } };
}

/** A product as the packed kernel takes it. */
export interface ContractPlan {
  readonly key: string;
  readonly scratchBytes: number;
  /** Reserve tables and the descriptor. */
  reserve(data: DataSection, scratch: number): void;
  /** The arguments of the packed kernel for the pointers a, b, out. */
  arguments(data: DataSection, scratch: number, pointers: readonly number[]): number[];
}

/** Plan a product whose sizes are all positive. The roles of a and b are exchanged when that makes the rows of the output contiguous. */
export function planContract(spec: ContractSpec): ContractPlan {
  const rows = ordered(spec.rows, spec.out.rows, spec.a.rows);
  const columns = ordered(spec.columns, spec.out.columns, spec.b.columns);
  const sum = ordered(spec.sum, spec.a.sum, spec.b.sum);
  const swapped = isContiguous(rows.leading) && !isContiguous(columns.leading);
  const [down, across] = swapped ? [columns, rows] : [rows, columns];
  const [aSum, bSum] = swapped ? [sum.other, sum.leading] : [sum.leading, sum.other];
  const [aBatch, bBatch] = swapped ? [spec.b.batch, spec.a.batch] : [spec.a.batch, spec.b.batch];
  const [m, n, k] = [sizeOf(down.leading.dims), sizeOf(across.leading.dims), sizeOf(spec.sum)];
  const batch = spec.batch.flatMap((size, i) => (size === 1 ? [] : [[size, aBatch[i]!, bBatch[i]!, spec.out.batch[i]!]]));
  const upToTile = (count: number): number => Math.ceil(count / tile) * tile;
  const depth = Math.min(k, blocking.depth);
  const packedBytes = entryBytes * depth * Math.min(upToTile(n), blocking.columns);
  const key = JSON.stringify([down, across, aSum, bSum, batch]);

  const descriptor = (data: DataSection, scratch: number): number => {
    const table = (run: Run): number =>
      data.integers(JSON.stringify(run), sizeOf(run.dims), () => offsetsOf(run).map((offset) => offset * entryBytes));
    const tables = (): number[] => [
      table(down.other),
      table(aSum),
      table(across.other),
      table(bSum),
      table(down.leading),
      table(across.leading),
    ];
    tables(); // the descriptor's words are asked for only when addresses are known
    const packedB = scratch + tileBytes;
    return data.integers(`product ${key}`, descriptorWords + axisWord.count * batch.length, () => [
      ...[m, n, k],
      ...tables(),
      ...[isContiguous(across.leading) ? 1 : 0, scratch, packedB, packedB + packedBytes],
      ...batch.flatMap(([size, ...strides]) => [size!, ...strides.map((stride) => stride * entryBytes)]),
    ]);
  };
  return {
    key,
    scratchBytes: tileBytes + packedBytes + entryBytes * depth * Math.min(upToTile(m), blocking.rows),
    reserve: (data, scratch) => void descriptor(data, scratch),
    arguments(data, scratch, [a, b, out]) {
      const address = descriptor(data, scratch);
      return [address, address + 4 * descriptorWords, batch.length, ...(swapped ? [b!, a!] : [a!, b!]), out!];
    },
  };
}
