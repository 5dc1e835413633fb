import type { Value } from '../tensor/tensor.ts';
import { unaryProduct } from './product.ts';
import { defineReduction, type Reduction } from './reduction.ts';

/** The inner form of `sum`, over sorted axes, which are dropped. */
export function sumValue(x: Value, axes: readonly number[]): Value {
  const labels = [...x.shape.keys()];
  return unaryProduct(
    x,
    labels,
    labels.filter((l) => !axes.includes(l)),
    x.shape,
  );
}

/** Σ x over the given axes, or all of them; 0 over an empty axis. Summed pairwise in blocks. */
export const sum: Reduction<'sum'> = defineReduction('sum', sumValue, { empty: true });
