import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import { loopShapes } from '../tensor/body.ts';
import type { ProductSpec } from '../tensor/op.ts';
import { packedStarts } from '../transform/pack.ts';
import { Concrete, type Node, type Value } from '../tensor/tensor.ts';
import type { Call, NestSpec } from '../wasm/kernel.ts';
import type { Arena } from '../memory/arena.ts';
import type { Expression } from '../scalar/expression.ts';
import { createRecorder } from '../scalar/expression.ts';
import type { Analysis } from './analysis.ts';
import { alignedAxes, NestExpressions, type Load, type RecordedBodies } from './nest-expressions.ts';
import { contractSpecOf, multiply } from './product.ts';
import type { Step } from './schedule.ts';
import type { Views } from './views.ts';

/** What lowering needs to know of a program. */
export interface Layout {
  readonly views: Views;
  /** Producers that are computed where they are read. */
  readonly inlined: ReadonlySet<Value>;
  /** Constants are read from memory, so that kernels differ in nothing but their op. */
  readonly generic: boolean;
  readonly bodies: RecordedBodies;
  readonly arena: Arena;
  /** The address of a buffer. */
  readonly addressOf: (base: Value) => number;
  /** Whether someone reads a value from memory. */
  readonly isStored: (v: Value) => boolean;
  /** The bodies that nodes run. */
  readonly planned: Analysis['bodies'];
}

/** The calls of steps, one after the other. */
export function lowerSteps(steps: readonly Step[], layout: Layout): Call[] {
  return steps.flatMap((step) => lowerStep(step, layout));
}

/** The calls of one step. */
export function lowerStep(step: Step, layout: Layout): Call[] {
  const head = step.nodes[0]!;
  switch (step.kind) {
    case 'map':
      return [lowerMap(step, layout)];
    case 'reduction':
      return [lowerReduction(step, layout)];
    case 'packed':
      return [
        { spec: contractSpecOf(head, layout.views), pointers: [...head.inputs.map((v) => pointer(v, layout)), layout.addressOf(head)] },
      ];
    case 'place':
      return lowerPlace(head, layout);
    case 'rows':
      return [lowerRows(head, layout)];
    case 'loop':
      return lowerLoop(head, layout);
    case 'branch':
      return [lowerBranch(head, layout)];
    case 'host':
      return [lowerHost(head, layout)];
  }
}

function pointer(v: Value, { views, addressOf }: Layout): number {
  const { base, offset } = views.at(v);
  return addressOf(base) + offset * 8;
}

const loadPointers = (loads: readonly Load[], { addressOf }: Layout): number[] =>
  loads.map(({ base, offset }) => addressOf(base) + offset * 8);

function lowerMap(step: Step, layout: Layout): Call {
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

function lowerReduction(step: Step, layout: Layout): Call {
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

function lowerPlace(node: Node, layout: Layout): Call[] {
  const { lowering } = node.op;
  if (lowering.kind !== 'place') throw new Error(`compile: ${node.op.name} places nothing`);
  const at = layout.addressOf(node);
  const parts = lowering.parts(
    node.inputs.map((v) => v.shape),
    node.attrs,
    node.shape,
  );
  const zeros: Call[] = lowering.covers ? [] : [{ spec: copyNest(node.shape, [], stridesOf(node.shape)), pointers: [at] }];
  const copies = node.inputs.map((v, k): Call => {
    const { offset, strides } = parts[k]!;
    return { spec: copyNest(v.shape, [layout.views.at(v).strides], strides), pointers: [pointer(v, layout), at + offset * 8] };
  });
  return [...zeros, ...copies];
}

function lowerRows(node: Node, layout: Layout): Call {
  const { lowering } = node.op;
  if (lowering.kind !== 'rows') throw new Error(`compile: ${node.op.name} moves no rows`);
  const spec = lowering.rows(
    node.inputs.map((v) => v.shape),
    node.attrs,
  );
  return { spec, pointers: [...node.inputs.map((v) => pointer(v, layout)), layout.addressOf(node)], op: node.op.name };
}

/** One body of a node in its scratch memory: its calls, and where its inputs and outputs are. */
function lowerBody(
  node: Node,
  which: number,
  fixed: readonly Value[],
  layout: Layout,
): { calls: Call[]; inputs: number[]; outputs: number[] } {
  const { scratch, bodies } = layout.planned.get(node)!;
  const { body, analysis } = bodies[which]!;
  const start = layout.addressOf(scratch);
  const given = new Map<Value, Value>(fixed.map((v, i) => [body.inputs[body.inputs.length - fixed.length + i]!, v]));
  const addressOf = (base: Value): number => {
    const offset = analysis.plan.offsets.get(base);
    if (offset !== undefined) return start + offset;
    const outside = given.get(base);
    return outside ? pointer(outside, layout) : layout.addressOf(base);
  };
  const inner: Layout = {
    ...layout,
    views: analysis.views,
    inlined: analysis.schedule.inlined,
    planned: analysis.bodies,
    addressOf,
    isStored: (v) => analysis.lastRead.has(v),
  };
  return {
    calls: lowerSteps(analysis.schedule.steps, inner),
    inputs: body.inputs.map(addressOf),
    outputs: analysis.entries[0]!.map(({ value }) => pointer(value, inner)),
  };
}

const still = { fromStep: 0, toStep: 0 };

/** Carries and items are copied into the scratch memory of the body, its results out of it; what does not change is read where it lies. */
function lowerLoop(node: Node, layout: Layout): Call[] {
  const { lowering } = node.op;
  if (lowering.kind !== 'loop') throw new Error(`compile: ${node.op.name} is no loop`);
  const spec = lowering.loop(node.attrs);
  const { carries, scanned, length, reverse, keep } = spec;
  const { calls, inputs, outputs } = lowerBody(node, 0, node.inputs.slice(carries + scanned), layout);
  const out = layout.addressOf(node);
  const bytes = spec.body.outputs.map((y) => sizeOf(y.shape) * 8);
  /** A walk over items of so many bytes. */
  const walk = (address: number, item: number): { at: number; step: number } =>
    reverse ? { at: address + Math.max(0, length - 1) * item, step: -item } : { at: address, step: item };
  const stays = (k: number): boolean => k < carries && !keep;
  const targets = packedStarts(loopShapes(spec)).map((first, k) =>
    stays(k) ? { at: out + first * 8, step: 0 } : walk(out + first * 8, bytes[k]!),
  );
  const given = node.inputs.map((v) => pointer(v, layout));
  const begin = bytes
    .slice(0, carries)
    .flatMap((size, k): Call[] => [
      { move: { from: given[k]!, to: inputs[k]!, bytes: size, ...still } },
      ...(length === 0 && !keep ? [{ move: { from: given[k]!, to: targets[k]!.at, bytes: size, ...still } }] : []),
    ]);
  const items = node.inputs.slice(carries, carries + scanned).map((x, j): Call => {
    const size = sizeOf(x.shape.slice(1)) * 8;
    const { at, step } = walk(given[carries + j]!, size);
    return { move: { from: at, to: inputs[carries + j]!, bytes: size, fromStep: step, toStep: 0 } };
  });
  const results = outputs.map((from, k): Call => ({
    move: { from, to: targets[k]!.at, bytes: bytes[k]!, fromStep: 0, toStep: targets[k]!.step },
  }));
  // from where they were kept: a carry may be handed on from the place of another
  const back = targets
    .slice(0, carries)
    .map(({ at, step }, k): Call => ({ move: { from: at, to: inputs[k]!, bytes: bytes[k]!, fromStep: step, toStep: 0 } }));
  return [...begin, { loop: { times: length, calls: [...items, ...calls, ...results, ...back] } }];
}

function lowerBranch(node: Node, layout: Layout): Call {
  const [test, ...rest] = node.inputs as [Value, ...Value[]];
  const out = layout.addressOf(node);
  const calls = [0, 1].map((which): Call[] => {
    const { calls: own, outputs } = lowerBody(node, which, rest, layout);
    const shapes = layout.planned.get(node)!.bodies[which]!.body.outputs.map((y) => y.shape);
    const starts = packedStarts(shapes);
    return [
      ...own,
      ...outputs.map((from, k): Call => ({ move: { from, to: out + starts[k]! * 8, bytes: sizeOf(shapes[k]!) * 8, ...still } })),
    ];
  });
  return { branch: { test: pointer(test, layout), calls: calls as [Call[], Call[]] } };
}

/** A kernel of the host on views of the same memory, made once for each state of the arena. */
function lowerHost(node: Node, layout: Layout): Call {
  const { arena } = layout;
  const places = node.inputs.map((v) => ({ shape: v.shape, address: pointer(v, layout) }));
  const place = layout.addressOf(node);
  let epoch = -1;
  let inputs: readonly Concrete[] = [];
  let out: Float64Array = new Float64Array(0);
  const host = (): void => {
    if (epoch !== arena.epoch) {
      inputs = places.map(({ shape, address }) => new Borrowed(shape, arena.view(address, sizeOf(shape))));
      out = arena.view(place, sizeOf(node.shape));
      epoch = arena.epoch;
    }
    out.fill(0);
    node.op.run(out, inputs, node.attrs, node.shape);
  };
  return { host };
}

/** A tensor in planned memory, whose entries change from run to run: its `data` is copied on every reading. */
class Borrowed extends Concrete {
  override get data(): Float64Array {
    return this.values.slice();
  }
}
