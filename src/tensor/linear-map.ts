// Derivatives as data: linear maps between tensor spaces. What one can do with them lives in `src/linear/`.
import type { Dims } from '../shape/dims.ts';
import type { Value } from './tensor.ts';

/** The name of an axis within one map or one product; its size is `sizes[label]`. */
export type Label = number;

/**
 * J[out, in] = by[at] · Π δ over the labels that `out` and `in` share: an einsum with a free slot.
 * A diagonal, a contraction with a tensor, a broadcast, a sum, a permutation.
 * `outShape` and `inShape` are the axes as the tensors have them: labels may split an axis further, in row-major order.
 */
export interface Product {
  readonly kind: 'product';
  readonly outShape: Dims;
  readonly inShape: Dims;
  readonly out: readonly Label[];
  readonly in: readonly Label[];
  /** null stands for 1. */
  readonly by: Value | null;
  readonly at: readonly Label[];
  readonly sizes: Dims;
  /** Whether `by` is a slope: where it meets a number entry by entry, an exact 0 on either side gives 0, also against infinity and NaN. */
  readonly absorbing: boolean;
}

/** A linear map given by a program in ops and its adjoint. */
export interface Operator {
  readonly kind: 'operator';
  readonly outShape: Dims;
  readonly inShape: Dims;
  /** J · xDot, for xDot of `inShape`. */
  readonly push: (xDot: Value) => Value;
  /** Jᵀ · yBar, for yBar of `outShape`. */
  readonly pull: (yBar: Value) => Value;
  /** Multiplications of one push; 0 where numbers only move. */
  readonly cost: number;
  /** Where a push reads rows along axis 0: at these indices. A pull adds up rows there, and a sparse gradient keeps them as they are. */
  readonly rows?: { readonly indices: Value };
}

/** The sum of maps of unlike structure. */
export interface Sum {
  readonly kind: 'sum';
  readonly outShape: Dims;
  readonly inShape: Dims;
  readonly terms: readonly Linear[];
}

/** maps[0] · maps[1] · …: the last one is applied first. */
export interface Chain {
  readonly kind: 'chain';
  readonly outShape: Dims;
  readonly inShape: Dims;
  readonly maps: readonly Linear[];
}

export type Linear = Product | Operator | Sum | Chain;

/** The map that changes nothing. */
export function identityMap(shape: Dims): Product {
  const labels = [...shape.keys()];
  return { kind: 'product', outShape: shape, inShape: shape, out: labels, in: labels, by: null, at: [], sizes: shape, absorbing: false };
}
