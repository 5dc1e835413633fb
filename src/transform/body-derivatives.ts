import type { Body } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Linear } from '../tensor/linear-map.ts';
import type { Node, Value } from '../tensor/tensor.ts';
import { pushforward, pullTo } from './accumulate.ts';
import { linearize } from './trace.ts';

const itself = (v: Value): Value => v;

/** From [inputs, tangents of the live inputs] to [outputs, tangents of the outputs]. */
export function tangentBody({ inputs, outputs }: Body, live: readonly boolean[]): Body {
  const from = inputs.filter((_, i) => live[i]);
  const dots = from.map((x) => placeholder(x.shape));
  return { inputs: [...inputs, ...dots], outputs: [...outputs, ...pushforward({ inputs: from, outputs, at: itself }, dots)] };
}

/** From [inputs, cotangents of the outputs] to the cotangents of the live inputs. */
export function cotangentBody({ inputs, outputs }: Body, live: readonly boolean[]): Body {
  const wanted = inputs.filter((_, i) => live[i]);
  const bars = outputs.map((y) => placeholder(y.shape));
  const { edges } = linearize({ inputs: wanted, outputs }, itself);
  return { inputs: [...inputs, ...bars], outputs: pullTo(edges, outputs, bars, wanted) };
}

/** The derivative of an op of several inputs by all of them at once. */
export interface Joint {
  /** The tangent of the result from the tangent of one input. */
  readonly push: (input: number, xDot: Value) => Value;
  /** The cotangents of the live inputs, in their order, from that of the result. */
  readonly pull: (yBar: Value) => readonly Value[];
  /** Multiplications of one push. */
  readonly cost: number;
}

/** A map for each live input; the cotangents of all of them are computed together, once for each cotangent of the result. */
export function jointMaps(x: readonly Value[], y: Value, live: readonly boolean[], { push, pull, cost }: Joint): (Linear | null)[] {
  const pulled = new WeakMap<Value, readonly Value[]>();
  const pullOnce = (yBar: Value): readonly Value[] => {
    let bars = pulled.get(yBar);
    if (!bars) pulled.set(yBar, (bars = pull(yBar)));
    return bars;
  };
  let position = 0;
  return x.map((v, i) => {
    if (!live[i]) return null;
    const at = position++;
    return {
      kind: 'operator',
      outShape: y.shape,
      inShape: v.shape,
      push: (xDot) => push(i, xDot),
      pull: (yBar) => pullOnce(yBar)[at]!,
      cost,
    };
  });
}

/** Nodes that depend on some of a body's inputs. */
export function dependents(nodes: readonly Node[], on: Iterable<Value>): Set<Value> {
  const found = new Set<Value>(on);
  for (const node of nodes) if (node.inputs.some((v) => found.has(v))) found.add(node);
  return found;
}
