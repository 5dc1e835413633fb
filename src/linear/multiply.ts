import type { Dims } from '../shape/dims.ts';
import { absorbingMul } from '../ops/absorbing-mul.ts';
import { dropUnits, entrywise, product, unaryProduct } from '../ops/product.ts';
import type { Label } from '../tensor/linear-map.ts';
import { isConcrete, shaped, type Value } from '../tensor/tensor.ts';

/** Numbers with named axes; a missing value stands for 1. */
export interface Labelled {
  readonly value: Value | null;
  readonly labels: readonly Label[];
}

/**
 * Σ a · b over the labels that `output` lacks: how maps multiply with tangents, cotangents and each other.
 * Where numbers meet entry by entry and one side is a slope, an exact 0 absorbs; sums of products stay IEEE.
 */
export function multiply(a: Labelled, b: Labelled, output: readonly Label[], sizes: Dims, absorbing: boolean): Value | null {
  if (!a.value && !b.value) return null;
  if (!a.value) return unaryProduct(b.value!, b.labels, output, sizes);
  if (!b.value) return unaryProduct(a.value, a.labels, output, sizes);
  // an axis of size 1 that goes is no sum
  const [x, y] = [dropUnits(a.value, a.labels, output, sizes), dropUnits(b.value, b.labels, output, sizes)];
  const labels = meeting(x.labels, y.labels, output);
  if (!absorbing || !labels || isPlainFactor(a.value) || isPlainFactor(b.value))
    return product([a.value, b.value], [a.labels, b.labels], output, sizes);
  const absorb = (p: Value, q: Value): Value => absorbingMul(shaped(p), shaped(q) as never) as unknown as Value;
  return unaryProduct(entrywise(x, y, labels, sizes, absorb), labels, output, sizes);
}

/** The axes over which two operands meet entry by entry, output axes first: where nothing is summed, or one operand covers the other. */
function meeting(a: readonly Label[], b: readonly Label[], output: readonly Label[]): readonly Label[] | undefined {
  const summed = [...new Set([...a, ...b])].filter((l) => !output.includes(l));
  const covers = (x: readonly Label[], y: readonly Label[]): boolean => y.every((l) => x.includes(l));
  if (summed.length > 0 && !covers(a, b) && !covers(b, a)) return undefined;
  return [...output.filter((l) => a.includes(l) || b.includes(l)), ...summed];
}

/** A finite number other than 0: nothing to absorb, and nothing that turns a 0 into NaN. */
function isPlainFactor(x: Value): boolean {
  return isConcrete(x) && x.shape.length === 0 && Number.isFinite(x.values[0]) && x.values[0] !== 0;
}
