import { shaped, type Value } from '../tensor/tensor.ts';
import { equal, notEqual } from './compare.ts';
import { defineReduction, type Reduction } from './reduction.ts';
import { sumValue } from './sum.ts';

const countOf = (compare: typeof equal | typeof notEqual, x: Value, axes: readonly number[]): Value =>
  sumValue(compare(shaped(x), 0 as never) as unknown as Value, axes);

/** How many entries over the given axes, or all of them, are ≠ 0 (so also NaN). Constant almost everywhere: no derivative. */
export const countNonZero: Reduction<'countNonZero'> = defineReduction('countNonZero', (x, axes) => countOf(notEqual, x, axes), {
  empty: true,
});

/** 1 where every entry over the given axes, or all of them, is ≠ 0 (so also over an empty axis), else 0. No derivative. */
export const all: Reduction<'all'> = defineReduction(
  'all',
  (x, axes) => equal(shaped(countOf(equal, x, axes)), 0 as never) as unknown as Value,
  { empty: true },
);

/** 1 where some entry over the given axes, or all of them, is ≠ 0, else 0 (so also over an empty axis). No derivative. */
export const any: Reduction<'any'> = defineReduction(
  'any',
  (x, axes) => notEqual(shaped(countOf(notEqual, x, axes)), 0 as never) as unknown as Value,
  { empty: true },
);
