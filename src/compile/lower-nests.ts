import type { Expression } from '../scalar/expression.ts';
import { createRecorder } from '../scalar/expression.ts';
import { stridesOf, type Dims } from '../shape/dims.ts';
import type { ProductSpec } from '../tensor/op.ts';
import type { Node } from '../tensor/tensor.ts';
import type { Call, NestSpec } from '../wasm/kernel.ts';
import type { Layout } from './layout.ts';
import { alignedAxes, NestExpressions, type Load } from './nest-expressions.ts';
import { multiply } from './product.ts';
import type { Step } from './schedule.ts';

const loadPointers = (loads: readonly Load[], { addressOf }: Layout): number[] =>
  loads.map(({ base, offset }) => addressOf(base) + offset * 8);

/** One nest for elementwise nodes of one shape. */
export function lowerMap(step: Step, layout: Layout): Call {
  const out = step.nodes[0]!.shape;
  const expressions = new NestExpressions(layout, out.length);
  const { stored, outputs } = chain(step.nodes, expressions, out.length, layout);
  const spec: NestSpec = {
    kind: 'nest',
    out,
    reduce: [],
    loads: expressions.loads.map((l) => l.strides),
    stores: stored.map(() => stridesOf(out)),
    body: outputs,
  };
  return { spec, pointers: [...loadPointers(expressions.loads, layout), ...stored.map(layout.addressOf)] };
}

/** Compute elementwise nodes one after the other; returns those that are stored. */
function chain(
  nodes: readonly Node[],
  expressions: NestExpressions,
  rank: number,
  { isStored }: Layout,
  given: readonly Node[] = [],
): { stored: Node[]; outputs: readonly Expression[] } {
  const axes = alignedAxes(rank);
  for (const node of nodes) expressions.define(node, expressions.compute(node, axes));
  const stored = [...given, ...nodes].filter(isStored);
  return { stored, outputs: expressions.record(stored.map((node) => expressions.read(node, axes))) };
}

/** The axes of a reduction: those of its output, those summed over, and which of them each axis of each operand runs along. */
function reductionAxes(head: Node): { out: Dims; reduce: Dims; operands: readonly (readonly number[])[]; combine: 'sum' | 'max' | 'min' } {
  const { lowering } = head.op;
  if (lowering.kind === 'reduce') {
    const shape = head.inputs[0]!.shape;
    const dropped = lowering.axes(head.attrs);
    const kept = [...shape.keys()].filter((axis) => !dropped.includes(axis));
    const order = [...kept, ...dropped];
    return {
      out: head.shape,
      reduce: dropped.map((axis) => shape[axis]!),
      operands: [shape.map((_, axis) => order.indexOf(axis))],
      combine: lowering.combine,
    };
  }
  const { inputs, output, sizes } = head.attrs as ProductSpec;
  const summed = [...new Set(inputs.flat())].filter((l) => !output.includes(l));
  const order = [...output, ...summed];
  return {
    out: head.shape,
    reduce: summed.map((l) => sizes[l]!),
    operands: inputs.map((labels) => labels.map((l) => order.indexOf(l))),
    combine: 'sum',
  };
}

/** One nest for a reduction and the elementwise nodes after it. */
export function lowerReduction(step: Step, layout: Layout): Call {
  const [head, ...rest] = step.nodes as [Node, ...Node[]];
  const { out, reduce, operands, combine } = reductionAxes(head);
  const axes = out.length + reduce.length;
  const body = new NestExpressions(layout, axes);
  const factors = head.inputs.map((v, k) => body.read(v, operands[k]!));
  const term = factors.length === 1 ? factors[0]! : body.apply(multiply, factors);
  const finish = new NestExpressions(layout, axes, 1);
  finish.define(head, finish.input(0));
  const { stored, outputs } = chain(rest, finish, out.length, layout, [head]);
  const loads = [...body.loads, ...finish.loads];
  const spec: NestSpec = {
    kind: 'nest',
    out,
    reduce,
    loads: loads.map((l) => l.strides),
    stores: stored.map(() => stridesOf(out)),
    body: body.record([term]),
    reduction: { combine, reduced: body.loads.length, finish: outputs },
  };
  return { spec, pointers: [...loadPointers(loads, layout), ...stored.map(layout.addressOf)] };
}

/** One nest that copies a value, or writes zeros, at strides. */
export function copyNest(shape: Dims, loads: readonly (readonly number[])[], store: readonly number[]): NestSpec {
  const recorder = createRecorder();
  return {
    kind: 'nest',
    out: shape,
    reduce: [],
    loads,
    stores: [store],
    body: [loads.length > 0 ? recorder.input(0) : recorder.constant(0)],
  };
}
