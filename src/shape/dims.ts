// Sizes at run time: every dim is a number there.

/** Sizes of a tensor's axes. */
export type Dims = readonly number[];

/** Number of entries: the product of the sizes, 1 for a scalar. */
export function sizeOf(shape: Dims): number {
  let size = 1;
  for (const d of shape) size *= d;
  return size;
}

/** Row-major strides in elements. */
export function stridesOf(shape: Dims): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i]!;
  }
  return strides;
}

/** Whether two shapes are the same. */
export function sameDims(a: Dims, b: Dims): boolean {
  return a.length === b.length && a.every((d, i) => d === b[i]);
}
