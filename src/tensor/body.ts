import { sizeOf, type Dims } from '../shape/dims.ts';
import { runReference } from './bind.ts';
import { placeholder, reach, replay } from './graph.ts';
import type { ProductSpec } from './op.ts';
import { isConcrete, isTraced, type Concrete, type Node, type Value } from './tensor.ts';

/** A recorded function that reads nothing from outside but numbers: a program from its inputs to its outputs. What loops and branches are made of. */
export interface Body {
  readonly inputs: readonly Node[];
  readonly outputs: readonly Value[];
}

/**
 * A body run `length` times. Its inputs are the carries, then an item of each scanned tensor, then what does not change; its outputs are the next
 * carries, then results. The op's inputs are those of the body, with whole scanned tensors [length, …].
 */
export interface Loop {
  readonly body: Body;
  readonly carries: number;
  readonly scanned: number;
  readonly length: number;
  /** Whether items are taken from the last to the first. */
  readonly reverse: boolean;
  /** Whether every carry is kept, [length, …], which the derivative needs; else the last one. */
  readonly keep: boolean;
}

/** The shapes of what a loop leaves: each carry (all that were, or the last one), then each result stacked. */
export function loopShapes({ body, carries, length, keep }: Loop): Dims[] {
  return body.outputs.map((y, k) => (k < carries && !keep ? y.shape : [length, ...y.shape]));
}

/**
 * A body from a recording: traced values that it reads from its surroundings become inputs after its own, in the order in which they are met.
 * What does not depend on its inputs stays outside: it is computed once.
 */
export function close(inputs: readonly Node[], outputs: readonly Value[]): { body: Body; captured: readonly Value[] } {
  const inside = new Set<Value>(inputs);
  const captured = new Map<Value, Value>();
  const capture = (v: Value): void => {
    if (isTraced(v) && !inside.has(v) && !captured.has(v)) captured.set(v, placeholder(v.shape));
  };
  for (const node of reach(outputs)) {
    if (inside.has(node) || !node.inputs.some((v) => inside.has(v))) continue;
    inside.add(node);
    node.inputs.forEach(capture);
  }
  outputs.forEach(capture);
  const own = [...captured.values()] as Node[];
  return { body: { inputs: [...inputs, ...own], outputs: replay(outputs, new Map(captured)) }, captured: [...captured.keys()] };
}

/** The outputs of a body at other values, op by op: concrete where all that they need is. */
export function applyBody({ inputs, outputs }: Body, values: readonly Value[]): Value[] {
  return replay(outputs, new Map(inputs.map((input, i) => [input, values[i]!])));
}

const orders = new WeakMap<Body, readonly Node[]>();

/** The outputs of a body by the oracle kernels. */
export function runBody(body: Body, values: readonly Concrete[]): Concrete[] {
  let order = orders.get(body);
  if (!order) orders.set(body, (order = reach(body.outputs)));
  const known = new Map<Value, Concrete>(body.inputs.map((input, i) => [input, values[i]!]));
  const at = (v: Value): Concrete => (isConcrete(v) ? v : known.get(v)!);
  for (const node of order) if (!known.has(node)) known.set(node, runReference(node.op, node.inputs.map(at), node.attrs, node.shape));
  return body.outputs.map(at);
}

/** About how many multiplications a body makes. */
export function bodyCost({ outputs }: Body): number {
  return reach(outputs).reduce((n, node) => n + workOf(node), 0);
}

/** One multiplication for each entry of a result, for each term where it is a sum of products. */
export function workOf({ op, attrs, shape }: Node): number {
  return sizeOf(op.lowering.kind === 'product' ? (attrs as ProductSpec).sizes : shape);
}
