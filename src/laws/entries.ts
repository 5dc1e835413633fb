// Lists of tensors as one list of numbers, and linear maps between them as matrices: what laws compare.
import type { Jacobian } from '../accumulate/jacobian.ts';
import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import { Concrete, shaped, type Tensor } from '../tensor/tensor.ts';

/** The entries of tensors, one after the other. */
export function entriesOf(xs: readonly Tensor[]): Float64Array {
  return Float64Array.from(xs.flatMap((x) => [...(x as unknown as Concrete).values]));
}

/** Tensors of given shapes from a list of entries. */
export function tensorsOf(shapes: readonly Dims[], entries: Float64Array): Tensor[] {
  let from = 0;
  return shapes.map((shape) => shaped<Tensor>(new Concrete(shape, entries.slice(from, (from += sizeOf(shape))))));
}

/** Which tensor an entry belongs to, and its index vector there. */
export function locate(shapes: readonly Dims[], entry: number): { item: number; index: number[] } {
  let rest = entry;
  const item = shapes.findIndex((shape) => rest < sizeOf(shape) || ((rest -= sizeOf(shape)), false));
  const shape = shapes[item]!;
  return { item, index: stridesOf(shape).map((stride, axis) => Math.floor(rest / stride) % shape[axis]!) };
}

/** Numbers in rows. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The Jacobians of a list of results by a list of arguments, as one matrix. */
export function matrixOf(blocks: readonly (readonly Jacobian<Dims, Dims>[])[]): Matrix {
  const heights = blocks.map((row) => sizeOf(row[0]!.out));
  const widths = blocks[0]!.map((block) => sizeOf(block.in));
  const [rows, columns] = [total(heights), total(widths)];
  const values = new Float64Array(rows * columns);
  let top = 0;
  blocks.forEach((row, a) => {
    let left = 0;
    row.forEach((block, b) => {
      const entries = block.value.data;
      const width = widths[b]!;
      for (let i = 0; i < heights[a]!; i++) values.set(entries.subarray(i * width, (i + 1) * width), (top + i) * columns + left);
      left += width;
    });
    top += heights[a]!;
  });
  return { rows, columns, values };
}

/** a · b, in plain loops: independent of everything under test. Exact zeros absorb infinities. */
export function times(a: Matrix, b: Matrix): Matrix {
  const values = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.values[i * a.columns + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < b.columns; j++) {
        const other = b.values[k * b.columns + j]!;
        if (other !== 0) values[i * b.columns + j]! += factor * other;
      }
    }
  }
  return { rows: a.rows, columns: b.columns, values };
}

/** |a|, entry by entry. */
export function absolute(a: Matrix): Matrix {
  return { ...a, values: a.values.map(Math.abs) };
}

/** One column. */
export function columnOf(entries: Float64Array): Matrix {
  return { rows: entries.length, columns: 1, values: entries };
}

/** One row. */
export function rowOf(entries: Float64Array): Matrix {
  return { rows: 1, columns: entries.length, values: entries };
}

export function total(sizes: readonly number[]): number {
  return sizes.reduce((n, d) => n + d, 0);
}
