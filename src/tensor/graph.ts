import type { Dims } from '../shape/dims.ts';
import { bind } from './bind.ts';
import type { Op } from './op.ts';
import { isTraced, Node, type Value } from './tensor.ts';

const inputOp: Op<undefined> = {
  name: 'input',
  lowering: { kind: 'input' },
  shape: () => [],
  run: () => undefined,
  partials: () => [],
};

/** A node whose numbers come from outside: an argument of a traced function. */
export function placeholder(shape: Dims): Node {
  return new Node(inputOp, [], undefined, shape);
}

/** The nodes that `outputs` need, inputs before what uses them; no deeper in the stack for a deeper graph. */
export function reach(outputs: readonly Value[]): Node[] {
  const order: Node[] = [];
  const seen = new Set<Value>();
  const stack: { node: Node; next: number }[] = [];
  const visit = (v: Value): void => {
    if (!isTraced(v) || seen.has(v)) return;
    seen.add(v);
    stack.push({ node: v, next: 0 });
  };
  for (const output of outputs) {
    visit(output);
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      if (top.next < top.node.inputs.length) visit(top.node.inputs[top.next++]!);
      else order.push(stack.pop()!.node);
    }
  }
  return order;
}

/**
 * Compute `outputs` again with some nodes known by other values; `known` is filled with all that was computed.
 * What does not depend on a known node stays as it is: it may belong to a trace outside this one.
 */
export function replay(outputs: readonly Value[], known: Map<Value, Value>): Value[] {
  const now = (v: Value): Value => known.get(v) ?? v;
  for (const node of reach(outputs)) {
    if (known.has(node) || !node.inputs.some((v) => known.has(v))) continue;
    known.set(node, bind(node.op, node.inputs.map(now), node.attrs));
  }
  return outputs.map(now);
}
