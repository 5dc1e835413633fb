import type { Value } from '../tensor/tensor.ts';
import { shaped } from '../tensor/tensor.ts';
import { div } from './div.ts';
import { defineReduction, reducedSize, type Reduction } from './reduction.ts';
import { sumValue } from './sum.ts';

/** Σ x / n over the given axes, or all of them; NaN over an empty axis. */
export const mean: Reduction<'mean'> = defineReduction(
  'mean',
  (x, axes) => div(shaped(sumValue(x, axes)), reducedSize(x.shape, axes)) as unknown as Value,
  { empty: true },
);
