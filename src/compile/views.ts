import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import type { Access, Op, ProductSpec } from '../tensor/op.ts';
import { isTraced, Node, type Value } from '../tensor/tensor.ts';
import { reach } from '../tensor/graph.ts';

/** Where a value's numbers are: in the buffer of `base`, at offset + strides · index, in elements. */
export interface Place extends Access {
  readonly base: Value;
}

/** Which values own a buffer, and which are strides over another's. */
export class Views {
  readonly #places = new Map<Value, Place>();

  at(v: Value): Place {
    let place = this.#places.get(v);
    if (!place) this.#places.set(v, (place = (isTraced(v) && this.#view(v)) || { base: v, offset: 0, strides: stridesOf(v.shape) }));
    return place;
  }

  owns(v: Value): boolean {
    return this.at(v).base === v;
  }

  /** Whether the numbers lie one after the other in row-major order. */
  isDense(v: Value): boolean {
    return denseAs(this.at(v).strides, v.shape);
  }

  /** Strides that read v as if it were broadcast to `shape`. */
  broadcast(v: Value, shape: Dims): number[] {
    const { strides } = this.at(v);
    const lead = shape.length - v.shape.length;
    return shape.map((d, i) => (i < lead || (v.shape[i - lead] === 1 && d !== 1) ? 0 : strides[i - lead]!));
  }

  #view(node: Node): Place | undefined {
    const { lowering } = node.op;
    if (lowering.kind === 'view') {
      const from = this.at(node.inputs[0]!);
      const access = lowering.view(from, node.inputs[0]!.shape, node.attrs, node.shape);
      return access && { base: from.base, ...access };
    }
    if (lowering.kind !== 'product' || node.inputs.length > 1) return undefined;
    const { inputs, output } = node.attrs as ProductSpec;
    const labels = inputs[0]!;
    if (!labels.every((l) => output.includes(l))) return undefined;
    const from = this.at(node.inputs[0]!);
    return { ...from, strides: output.map((l) => (labels.includes(l) ? from.strides[labels.indexOf(l)]! : 0)) };
  }
}

export function denseAs(strides: readonly number[], shape: Dims): boolean {
  if (sizeOf(shape) === 0) return true;
  const dense = stridesOf(shape);
  return strides.every((s, i) => s === dense[i] || shape[i] === 1);
}

/** The identity, entry by entry: what writes a view out into a buffer of its own. */
const copyOp: Op<undefined> = {
  name: 'copy',
  lowering: { kind: 'map', scalar: (_, x) => x! },
  shape: ([x]) => x!,
  run: (out, [x]) => out.set(x!.values),
  partials: () => [null],
};

export function copyOf(v: Value): Node {
  return new Node(copyOp, [v], undefined, v.shape);
}

/** Forms whose inputs must lie in row-major order. */
const readsRows: ReadonlySet<string> = new Set(['rows', 'host', 'loop', 'branch']);

/**
 * The same program with copies where strides are not enough: below a view that cannot be said in strides, below kernels that read dense rows,
 * and for outputs that must be written somewhere of their own, whatever their base.
 */
export function makeReadable(
  outputs: readonly Value[],
  mustOwn: (output: Value, base: Value) => boolean,
  views: Views,
): (v: Value) => Value {
  const now = new Map<Value, Value>();
  const copies = new Map<Value, Node>();
  const copied = (v: Value): Node => {
    let copy = copies.get(v);
    if (!copy) copies.set(v, (copy = copyOf(v)));
    return copy;
  };
  for (const node of reach(outputs)) {
    const { lowering } = node.op;
    let inputs: readonly Value[] = node.inputs.map((v) => now.get(v) ?? v);
    const changed = (): Node => (inputs.every((v, i) => v === node.inputs[i]) ? node : new Node(node.op, inputs, node.attrs, node.shape));
    if (readsRows.has(lowering.kind)) inputs = inputs.map((v) => (views.isDense(v) ? v : copied(v)));
    else if (lowering.kind === 'view' && views.owns(changed())) inputs = inputs.map(copied);
    const kept = changed();
    views.at(kept); // inputs first, so that long chains of views are not followed recursively
    now.set(node, kept);
  }
  return (v) => {
    const kept = now.get(v) ?? v;
    const computed = isTraced(kept) && kept.op.lowering.kind !== 'input' && views.owns(kept);
    return computed || !mustOwn(v, views.at(kept).base) ? kept : copied(kept);
  };
}
