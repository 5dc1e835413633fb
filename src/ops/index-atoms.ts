// Whole numbers from whole numbers: checks of indices, and where written entries come from. Constant almost everywhere, so without derivatives.
import { IndexError } from '../errors.ts';
import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';

/** @throws IndexError for a number that is not a whole one from 0 to bound - 1 */
function check(op: string, entry: number, index: number, bound: number): void {
  if (!(index >= 0 && index < bound && Number.isInteger(index))) throw new IndexError(op, entry, index, bound);
}

interface Bound {
  /** The op on whose behalf: errors say its name. */
  readonly on: string;
  readonly bound: number;
}

/** The indices as they are, checked: before they are moved or repeated, so that an error names the entry that the caller wrote. */
export const checkedIndices: OperatorFunction<Bound> = defineOperator<Bound>({
  name: 'checkedIndices',
  shape: ([indices]) => indices!,
  kernel: (out, [indices], { on, bound }) => {
    indices!.values.forEach((index, i) => check(on, i, index, bound));
    out.set(indices!.values);
  },
  derivative: () => [null],
  batch: ([indices], _, attributes) => checkedIndices([indices!], attributes),
});

/**
 * [...L, count] → [...L, bound]: for each row r of a lane, where in [rows, updates] what stands there after the updates comes from: r itself, or
 * bound + i for the last i with indices[i] = r.
 */
export const lastWritten: OperatorFunction<Bound> = defineOperator<Bound>({
  name: 'lastWritten',
  shape: ([indices], { bound }) => [...indices!.slice(0, -1), bound],
  kernel: (out, [indices], { on, bound }) => {
    const count = indices!.shape.at(-1)!;
    out.forEach((_, at) => (out[at] = at % bound));
    indices!.values.forEach((index, entry) => {
      check(on, entry, index, bound);
      out[Math.floor(entry / count) * bound + index] = bound + (entry % count);
    });
  },
  derivative: () => [null],
  batch: ([indices], _, attributes) => lastWritten([indices!], attributes),
});

interface Block {
  readonly on: string;
  /** The sizes of what is read or written, and of the part of it, along the axes that a start is for. */
  readonly whole: Dims;
  readonly part: Dims;
  /** How many leading axes are counted; along the others the part is the whole. */
  readonly leading: number;
}

/** [...B, axes] → [...B, ...part]: the row-major number, over the leading axes, of each place of a block that begins at the given starts. */
export const blockRows: OperatorFunction<Block> = defineOperator<Block>({
  name: 'blockRows',
  shape: ([starts], { part, leading }) => [...starts!.slice(0, -1), ...part.slice(0, leading)],
  kernel: (out, [starts], { on, whole, part, leading }) => {
    const axes = whole.length;
    const [strides, sizes] = [stridesOf(whole.slice(0, leading)), stridesOf(part.slice(0, leading))];
    const block = sizeOf(part.slice(0, leading));
    const blocks = sizeOf(starts!.shape.slice(0, -1));
    for (let b = 0; b < blocks; b++) {
      const from = starts!.values.subarray(b * axes, (b + 1) * axes);
      from.forEach((start, axis) => check(on, b * axes + axis, start, whole[axis]! - part[axis]! + 1));
      const first = strides.reduce((sum, stride, axis) => sum + stride * from[axis]!, 0);
      for (let i = 0; i < block; i++) {
        const offset = strides.reduce((sum, stride, axis) => sum + stride * (Math.floor(i / sizes[axis]!) % part[axis]!), 0);
        out[b * block + i] = first + offset;
      }
    }
  },
  derivative: () => [null],
  batch: ([starts], _, attributes) => blockRows([starts!], attributes),
});
