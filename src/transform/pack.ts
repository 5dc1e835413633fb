// Several results as one tensor, since an op has one: their entries one after the other; a lone one as it is.
import { concatValues } from '../ops/concat.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { zerosOf } from '../tensor/create.ts';
import type { Concrete, Value } from '../tensor/tensor.ts';

/** The shape of several results in one. */
export function packedShape(shapes: readonly Dims[]): Dims {
  return shapes.length === 1 ? shapes[0]! : [shapes.reduce((n, shape) => n + sizeOf(shape), 0)];
}

/** Several results in one; `lead` counts axes before those of the results, which all have. */
export function pack(values: readonly Value[], lead: Dims = []): Value {
  if (values.length === 1) return values[0]!;
  if (values.length === 0) return zerosOf([...lead, 0]);
  return concatValues(
    values.map((v) => reshapeTo(v, [...lead, sizeOf(v.shape.slice(lead.length))])),
    lead.length,
  );
}

/** The results again. */
export function unpack(packed: Value, shapes: readonly Dims[]): Value[] {
  if (shapes.length === 1) return [packed];
  let from = 0;
  return shapes.map((shape) => reshapeTo(sliceValue(packed, [[from, (from += sizeOf(shape))]]), shape));
}

/** Where each result begins. */
export function packedStarts(shapes: readonly Dims[]): number[] {
  let at = 0;
  return shapes.map((shape) => (at += sizeOf(shape)) - sizeOf(shape));
}

/** Write several results as one. */
export function packInto(out: Float64Array, values: readonly Concrete[]): void {
  const starts = packedStarts(values.map((v) => v.shape));
  values.forEach((v, i) => out.set(v.values, starts[i]!));
}
