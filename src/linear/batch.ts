import { concatValues } from '../ops/concat.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { unaryProduct } from '../ops/product.ts';
import { zerosOf } from '../tensor/create.ts';
import { bind } from '../tensor/bind.ts';
import { placeholder, reach } from '../tensor/graph.ts';
import type { Node, Value } from '../tensor/tensor.ts';

/**
 * f applied to each item of a batch [n, ...X], at once: [n, ...Y].
 * f is traced for one item and every op is run with one more leading axis.
 */
export function batched(f: (x: Value) => Value, items: Value, n: number): Value {
  const x = placeholder(items.shape.slice(1));
  return batchedOutputs([f(x)], new Map([[x, items]]), n)[0]!;
}

/** The outputs of a program of one item for n items at once: `known` has the items [n, ...] of its placeholders, and is filled. */
export function batchedOutputs(outputs: readonly Value[], known: Map<Value, Value>, n: number): Value[] {
  for (const node of reach(outputs))
    if (!known.has(node) && node.inputs.some((v) => known.has(v))) known.set(node, batchNode(node, known, n));
  return outputs.map((y) => known.get(y) ?? repeat(y, n));
}

function batchNode(node: Node, known: ReadonlyMap<Value, Value>, n: number): Value {
  const marked = node.inputs.map((v) => known.has(v));
  const inputs = node.inputs.map((v) => known.get(v) ?? v);
  return node.op.batch?.(inputs, marked, node.attrs, n) ?? oneByOne(node, inputs, marked, n);
}

/** An op without a batching rule runs item by item. */
function oneByOne(node: Node, inputs: readonly Value[], marked: readonly boolean[], n: number): Value {
  if (n === 0) return repeat(zerosOf(node.shape), 0);
  const item = (x: Value, i: number): Value =>
    reshapeTo(sliceValue(x, [[i, i + 1], ...x.shape.slice(1).map((d) => [0, d] as const)]), x.shape.slice(1));
  const results = Array.from({ length: n }, (_, i) =>
    bind(
      node.op,
      inputs.map((x, k) => (marked[k] ? item(x, i) : x)),
      node.attrs,
    ),
  );
  return concatValues(
    results.map((y) => reshapeTo(y, [1, ...y.shape])),
    0,
  );
}

function repeat(y: Value, n: number): Value {
  const labels = [...y.shape.keys()].map((i) => i + 1);
  return unaryProduct(y, labels, [0, ...labels], [n, ...y.shape]);
}
