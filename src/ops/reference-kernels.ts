// The oracle kernels, one for each form of lowering: plain loops, read against the definitions.
import { IndexError } from '../errors.ts';
import { numbers } from '../scalar/numbers.ts';
import type { ScalarFunction } from '../scalar/scalar.ts';
import { stridesOf, type Dims } from '../shape/dims.ts';
import type { Access, KernelLowering, Lowering, Op, ProductSpec } from '../tensor/op.ts';
import type { Concrete } from '../tensor/tensor.ts';
import type { RowsSpec } from '../wasm/kernel.ts';

type Run = Op['run'];

/** The oracle kernel of a lowering. */
export function referenceKernel<A>(name: string, lowering: KernelLowering<A>): Run {
  switch (lowering.kind) {
    case 'input':
      return () => undefined;
    case 'alias':
      return (out, [x]) => out.set(x!.values);
    case 'map':
      return mapKernel(lowering.scalar);
    case 'product':
      return productKernel;
    case 'view':
      return viewKernel(lowering);
    case 'place':
      return placeKernel(lowering);
    case 'reduce':
      return reduceKernel(lowering);
    case 'rows':
      return (out, [x, indices], attrs: A) => rowsKernel(name, out, x!, indices!, lowering.rows([x!.shape, indices!.shape], attrs));
  }
}

/** Positions of the entries of `shape`, in row-major order, under an access. */
export function positions(shape: Dims, access: Access): Int32Array {
  let at = Int32Array.of(access.offset);
  shape.forEach((d, axis) => {
    const next = new Int32Array(at.length * d);
    const stride = access.strides[axis]!;
    for (let i = 0; i < at.length; i++) for (let j = 0; j < d; j++) next[i * d + j] = at[i]! + j * stride;
    at = next;
  });
  return at;
}

/** Strides that read `shape` as if it were broadcast to `out`. */
export function broadcastStrides(shape: Dims, out: Dims): number[] {
  const strides = stridesOf(shape);
  const lead = out.length - shape.length;
  return out.map((d, i) => (i < lead || (shape[i - lead] === 1 && d !== 1) ? 0 : strides[i - lead]!));
}

function mapKernel(scalar: ScalarFunction): Run {
  const at = (...xs: number[]): number => scalar(numbers, ...xs);
  return (out, inputs, _, shape) => {
    const n = out.length;
    if (inputs.every((x) => x.values.length === n)) {
      const [a, b, c] = inputs.map((x) => x.values) as [Float64Array, Float64Array | undefined, Float64Array | undefined];
      if (inputs.length === 1) for (let i = 0; i < n; i++) out[i] = scalar(numbers, a[i]!);
      else if (inputs.length === 2) for (let i = 0; i < n; i++) out[i] = scalar(numbers, a[i]!, b![i]!);
      else if (inputs.length === 3) for (let i = 0; i < n; i++) out[i] = scalar(numbers, a[i]!, b![i]!, c![i]!);
      else for (let i = 0; i < n; i++) out[i] = at(...inputs.map((x) => x.values[i]!));
      return;
    }
    const reads = inputs.map((x) => positions(shape, { offset: 0, strides: broadcastStrides(x.shape, shape) }));
    if (inputs.length === 2) {
      const [a, b] = inputs.map((x) => x.values) as [Float64Array, Float64Array];
      const [atA, atB] = reads as [Int32Array, Int32Array];
      for (let i = 0; i < n; i++) out[i] = scalar(numbers, a[atA[i]!]!, b[atB[i]!]!);
    } else for (let i = 0; i < n; i++) out[i] = at(...inputs.map((x, k) => x.values[reads[k]![i]!]!));
  };
}

// Sums run in blocks: the error of a sum of n terms grows with the block, not with n.
const block = 128;

function productKernel(out: Float64Array, inputs: readonly Concrete[], spec: ProductSpec): void {
  const dims = (labels: readonly number[]): Dims => labels.map((l) => spec.sizes[l]!);
  const summed = [...new Set(spec.inputs.flat())].filter((l) => !spec.output.includes(l));
  const reads = (k: number, labels: readonly number[]): Int32Array => {
    const own = spec.inputs[k]!;
    const strides = stridesOf(dims(own));
    return positions(dims(labels), { offset: 0, strides: labels.map((l) => (own.includes(l) ? strides[own.indexOf(l)]! : 0)) });
  };
  const a = inputs[0]!.values;
  const b = inputs[1]?.values;
  const [aOut, aSum] = [reads(0, spec.output), reads(0, summed)];
  const [bOut, bSum] = b ? [reads(1, spec.output), reads(1, summed)] : [aOut, aSum];
  const n = aSum.length;
  for (let i = 0; i < out.length; i++) {
    // where nothing is summed, entries move as they are: 0 + -0 would lose a sign
    if (n === 1) {
      out[i] = a[aOut[i]! + aSum[0]!]! * (b ? b[bOut[i]! + bSum[0]!]! : 1);
      continue;
    }
    let total = 0;
    for (let from = 0; from < n; from += block) {
      let part = 0;
      const to = Math.min(n, from + block);
      if (b) for (let j = from; j < to; j++) part += a[aOut[i]! + aSum[j]!]! * b[bOut[i]! + bSum[j]!]!;
      else for (let j = from; j < to; j++) part += a[aOut[i]! + aSum[j]!]!;
      total += part;
    }
    out[i] = total;
  }
}

function viewKernel<A>(lowering: Extract<Lowering<A>, { kind: 'view' }>): Run {
  return (out, [x], attrs: A, shape) => {
    const access = lowering.view({ offset: 0, strides: stridesOf(x!.shape) }, x!.shape, attrs, shape)!;
    positions(shape, access).forEach((from, i) => (out[i] = x!.values[from]!));
  };
}

function placeKernel<A>(lowering: Extract<Lowering<A>, { kind: 'place' }>): Run {
  return (out, inputs, attrs: A, shape) => {
    const parts = lowering.parts(
      inputs.map((x) => x.shape),
      attrs,
      shape,
    );
    inputs.forEach((x, k) => positions(x.shape, parts[k]!).forEach((to, i) => (out[to] = x.values[i]!)));
  };
}

function reduceKernel<A>(lowering: Extract<Lowering<A>, { kind: 'reduce' }>): Run {
  const sign = lowering.combine === 'max' ? 1 : -1;
  return (out, [x], attrs: A) => {
    const axes = lowering.axes(attrs);
    const strides = stridesOf(x!.shape);
    const pick = (keep: (axis: number) => boolean): Int32Array => {
      const chosen = [...x!.shape.keys()].filter(keep);
      return positions(
        chosen.map((i) => x!.shape[i]!),
        { offset: 0, strides: chosen.map((i) => strides[i]!) },
      );
    };
    const reduced = pick((i) => axes.includes(i));
    pick((i) => !axes.includes(i)).forEach((base, i) => {
      let best = x!.values[base]!;
      for (const r of reduced) {
        const value = x!.values[base + r]!;
        if (value * sign > best * sign || value !== value) best = value;
      }
      out[i] = best;
    });
  };
}

function rowsKernel(name: string, out: Float64Array, x: Concrete, indices: Concrete, spec: RowsSpec): void {
  const { batch, outer, count, width, bound } = spec;
  indices.values.forEach((index, i) => {
    if (!(index >= 0 && index < bound && Number.isInteger(index))) throw new IndexError(name, i, index, bound);
  });
  for (let o = 0; o < batch * outer; o++) {
    const own = Math.floor(o / outer) * count;
    for (let i = 0; i < count; i++) {
      const whole = (o * bound + indices.values[own + i]!) * width;
      const part = (o * count + i) * width;
      if (spec.kind === 'gather') for (let w = 0; w < width; w++) out[part + w] = x.values[whole + w]!;
      else for (let w = 0; w < width; w++) out[whole + w]! += x.values[part + w]!;
    }
  }
}
