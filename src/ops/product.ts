// The one arithmetic primitive that is not elementwise: sum, broadcast, permute, matmul, contract, outer and batched products.
import { sizeOf, type Dims } from '../shape/dims.ts';
import { bind } from '../tensor/bind.ts';
import type { Label, Linear } from '../tensor/linear-map.ts';
import type { Op, ProductSpec } from '../tensor/op.ts';
import { isConcrete, shaped, type Value } from '../tensor/tensor.ts';
import { mul } from './mul.ts';
import { referenceKernel } from './reference-kernels.ts';
import { reshapeTo } from './reshape.ts';

const productOp: Op<ProductSpec> = {
  name: 'einsum',
  lowering: { kind: 'product' },
  shape: (_, spec) => spec.output.map((l) => spec.sizes[l]!),
  run: referenceKernel('einsum', { kind: 'product' }),
  // bilinear: the partial by one operand is the same product with that slot left open
  partials: (x, y, { inputs, output, sizes }) =>
    x.map((own, k): Linear => ({
      kind: 'product',
      outShape: y.shape,
      inShape: own.shape,
      out: output,
      in: inputs[k]!,
      by: x[1 - k] ?? null,
      at: inputs[1 - k] ?? [],
      sizes,
      absorbing: false,
    })),
  batch: (inputs, batched, spec, size) => {
    const label = spec.sizes.length;
    const labels = spec.inputs.map((own, k) => (batched[k] ? [label, ...own] : own));
    return product(inputs, labels, [label, ...spec.output], [...spec.sizes, size]);
  },
};

/**
 * out[output] = Σ a[labels[0]] · b[labels[1]] over the labels that `output` lacks; a label that only `output` has broadcasts.
 * Labels are distinct within each operand and within the output; sizes are looked up by label.
 */
export function product(operands: readonly Value[], labels: readonly (readonly Label[])[], output: readonly Label[], sizes: Dims): Value {
  const kept = operands.map((x, k) => dropUnits(x, labels[k]!, output, sizes));
  const seen = output.filter((l) => kept.some((operand) => operand.labels.includes(l)));
  if (kept.length === 1) return unaryProduct(kept[0]!.x, kept[0]!.labels, output, sizes);
  const [a, b] = [reduceOwn(kept[0]!, kept[1]!.labels, output, sizes), reduceOwn(kept[1]!, kept[0]!.labels, output, sizes)];
  if (isOne(b.x)) return unaryProduct(a.x, a.labels, output, sizes);
  if (isOne(a.x)) return unaryProduct(b.x, b.labels, output, sizes);
  const summed = [...a.labels, ...b.labels].some((l) => !output.includes(l));
  const y = summed ? record([a.x, b.x], [a.labels, b.labels], seen, sizes) : entrywise(a, b, seen, sizes, multiplyEntries);
  return unaryProduct(y, seen, output, sizes);
}

/** Numbers with named axes. */
export interface Operand {
  readonly x: Value;
  readonly labels: readonly Label[];
}

/** Multiply without summing: stretched operands meet entry by entry, so the product fuses with its neighbours. */
export function entrywise(a: Operand, b: Operand, output: readonly Label[], sizes: Dims, multiply: (a: Value, b: Value) => Value): Value {
  const y = multiply(stretch(a, output, sizes), stretch(b, output, sizes));
  return unaryProduct(y, output.slice(output.length - y.shape.length), output, sizes);
}

/** Sum, permute and broadcast one operand. */
export function unaryProduct(x: Value, labels: readonly Label[], output: readonly Label[], sizes: Dims): Value {
  if (labels.length === output.length && labels.every((l, i) => l === output[i])) return x;
  return record([x], [labels], output, sizes);
}

function record(operands: readonly Value[], labels: readonly (readonly Label[])[], output: readonly Label[], sizes: Dims): Value {
  // labels are renamed in order of appearance, so that equal products are equal data
  const name = new Map<Label, Label>();
  for (const l of [...labels.flat(), ...output]) if (!name.has(l)) name.set(l, name.size);
  const renamed = (ls: readonly Label[]): Label[] => ls.map((l) => name.get(l)!);
  return bind(productOp, operands, { inputs: labels.map(renamed), output: renamed(output), sizes: [...name.keys()].map((l) => sizes[l]!) });
}

/** Axes of size 1 that the output lacks are not sums. */
export function dropUnits(x: Value, labels: readonly Label[], output: readonly Label[], sizes: Dims): Operand {
  const kept = labels.filter((l) => sizes[l] !== 1 || output.includes(l));
  if (kept.length === labels.length) return { x, labels };
  const dims = kept.map((l) => sizes[l]!);
  return { x: reshapeTo(x, dims), labels: kept };
}

/** Sum an operand over the labels that neither the other operand nor the output has. */
function reduceOwn(operand: Operand, other: readonly Label[], output: readonly Label[], sizes: Dims): Operand {
  const labels = operand.labels.filter((l) => other.includes(l) || output.includes(l));
  return { x: unaryProduct(operand.x, operand.labels, labels, sizes), labels };
}

/** Bring an operand into the axis order of `output`: leading axes that it lacks are left out, inner ones have size 1. */
function stretch({ x, labels }: Operand, output: readonly Label[], sizes: Dims): Value {
  const first = output.findIndex((l) => labels.includes(l));
  const tail = first < 0 ? [] : output.slice(first);
  const ordered = tail.filter((l) => labels.includes(l));
  return reshapeTo(
    unaryProduct(x, labels, ordered, sizes),
    tail.map((l) => (labels.includes(l) ? sizes[l]! : 1)),
  );
}

const multiplyEntries = (a: Value, b: Value): Value => mul(shaped(a), shaped(b) as never) as unknown as Value;

function isOne(x: Value): boolean {
  return isConcrete(x) && sizeOf(x.shape) === 1 && x.shape.length === 0 && x.values[0] === 1;
}
