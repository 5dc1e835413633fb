// Indices of their own for each row: a table and indices along one of its axes, laid out as lanes of rows.
import { sameDims, sizeOf, type Dims } from '../shape/dims.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { broadcastValueTo } from './broadcast-to.ts';
import { checkedIndices } from './index-atoms.ts';
import { permuteValue } from './permute.ts';
import { reshapeTo } from './reshape.ts';

/** How a table [..., N, ...] and indices [..., K, ...] along an axis of it meet. */
export interface Lanes {
  /** How many leading axes the lanes are, once in order: the axes that the table and the indices share. */
  readonly count: number;
  /** The table, [...lanes, N]. */
  readonly table: Value;
  /** The checked indices, [...lanes, ...read]: along the axis itself, and along those where the table has size 1 and is read again and again. */
  readonly indices: Value;
  /** Something of the shape of the indices, laid out as they are. */
  readonly laid: (x: Value) => Value;
  /** What is laid out as the indices are, with its axes where they were. */
  readonly back: (y: Value) => Value;
  /** What is laid out as the table is, in the table's own shape. */
  readonly tableBack: (y: Value) => Value;
}

/** Lay out a table and indices; shapes are known to fit. */
export function lanesOf(on: string, table: Value, indices: Value, axis: number): Lanes {
  const sizes = table.shape;
  const isRead = (i: number): boolean => i === axis || (sizes[i] === 1 && indices.shape[i] !== 1);
  const axes = [...sizes.keys()];
  const lanes = axes.filter((i) => !isRead(i));
  const order = [...lanes, ...axes.filter(isRead)];
  const full = indices.shape.map((d, i) => (isRead(i) ? d : sizes[i]!));
  const bound = sizes[axis]!;
  const isPlain = order.every((from, to) => from === to) && sameDims(full, indices.shape);
  const laid = (x: Value): Value => permuteValue(broadcastValueTo(x, full), order);
  const inverse = axes.map((i) => order.indexOf(i));
  const laneSizes = lanes.map((i) => sizes[i]!);
  return {
    count: lanes.length,
    table: reshapeTo(permuteValue(table, order), [...laneSizes, bound]),
    indices: isPlain ? indices : laid(checkedIndices([shaped(indices)], { on, bound }) as unknown as Value),
    laid,
    back: (y) => permuteValue(y, inverse),
    tableBack: (y) => permuteValue(reshapeTo(y, permuted(sizes, order)), inverse),
  };
}

/** The axes that are read, as one. */
export function flatRead(x: Value, lanes: number): Value {
  return reshapeTo(x, [...x.shape.slice(0, lanes), sizeOf(x.shape.slice(lanes))]);
}

const permuted = (shape: Dims, order: readonly number[]): Dims => order.map((i) => shape[i]!);
