import type { Shape } from '../../types/dim.ts';
import { concatValues } from '../ops/concat.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { scatterRows } from '../ops/rows.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import type { Operator } from '../tensor/linear-map.ts';
import { constant, shaped, type Node, type ShapeValue, type Tensor, type Value } from '../tensor/tensor.ts';
import { unflatten, type Tree } from '../tensor/tree.ts';
import { pullTo } from './accumulate.ts';
import { scalarTape, type ScalarFunctionOf } from './grad.ts';
import { linearize, type Edge } from './trace.ts';

type RowsOf<S extends Shape> = S extends readonly [unknown, ...infer D extends Shape] ? [number, ...D] : Shape;

/** A cotangent of shape [N, ...D] that is 0 but for rows: Σ over k of rows[k] at indices[k]; an index may occur again and again. */
export interface RowCotangent<S extends Shape> {
  readonly shape: ShapeValue<S>;
  /** [K] */
  readonly indices: Tensor<[number]>;
  /** [K, ...D] */
  readonly rows: Tensor<RowsOf<S>>;
  /** All N rows: what `grad` gives. */
  toDense(): Tensor<S>;
}

/** A tree of X's form with a tensor, or rows alone, for each leaf: `'rows' in leaf` tells which. Of any tree at all, which has no end, nothing is known. */
export type SparseGradient<X> = [Tree] extends [X]
  ? unknown
  : X extends Tensor<infer S>
    ? Tensor<S> | RowCotangent<S>
    : { readonly [K in keyof X]: SparseGradient<X[K]> };

class Rows {
  readonly shape: Dims;
  readonly indices: Value;
  readonly rows: Value;
  constructor(shape: Dims, indices: Value, rows: Value) {
    this.shape = shape;
    this.indices = indices;
    this.rows = rows;
  }
  toDense(): Tensor {
    return scatterRows([shaped(this.rows), shaped(this.indices)], { axis: 0, batch: 0, size: this.shape[0]! });
  }
}

interface RowEdge extends Edge {
  readonly map: Operator & Required<Pick<Operator, 'rows'>>;
}

const readsRows = (edge: Edge): edge is RowEdge => edge.map.kind === 'operator' && edge.map.rows !== undefined;

/**
 * The gradient of a scalar function at x, with rows alone for each leaf that f only reads rows of (`embedding`, `gather` and `take` along axis 0): its cost in time and
 * memory is that of the rows that are read, not that of the table. Other leaves have the tensors that `grad` gives. `addRows` adds such rows to a table.
 * @throws ShapeError when f does not return a scalar
 */
export function sparseGrad<const X extends Tree, S extends Shape>(f: ScalarFunctionOf<'sparseGrad', X, S>, x: X): SparseGradient<X> {
  const tape = scalarTape('sparseGrad', f, x);
  const { edges } = linearize(tape, tape.at);
  const uses = new Map<Node, RowEdge[]>();
  for (const input of tape.inputs) {
    const own = edges.filter((edge) => edge.from === input);
    if (own.length > 0 && own.every(readsRows)) uses.set(input, own);
  }
  const others = edges.filter((edge) => !uses.has(edge.from));
  const read = [...uses.values()].flat();
  const wanted = [...tape.inputs.filter((input) => !uses.has(input)), ...read.map((edge) => edge.to)];
  const bars = new Map<Value, Value>();
  pullTo(others, tape.outputs, [constant(1)], wanted).forEach((bar, i) => bars.set(wanted[i]!, bar));
  const leaves = tape.inputs.map((input) => {
    const own = uses.get(input);
    return own ? rowsOf(input.shape, own, bars) : bars.get(input)!;
  });
  return unflatten(tape.point.form, leaves) as SparseGradient<X>;
}

/** The rows of all reads of a leaf, one after the other. */
function rowsOf(shape: Dims, reads: readonly RowEdge[], bars: ReadonlyMap<Value, Value>): Rows {
  const parts = reads.map(({ to, map }) => {
    const { indices } = map.rows;
    const count = sizeOf(indices.shape);
    return { indices: reshapeTo(indices, [count]), rows: reshapeTo(bars.get(to)!, [count, ...shape.slice(1)]) };
  });
  return new Rows(
    shape,
    concatValues(
      parts.map((part) => part.indices),
      0,
    ),
    concatValues(
      parts.map((part) => part.rows),
      0,
    ),
  );
}
