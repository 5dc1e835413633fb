import { sizeOf, stridesOf } from '../shape/dims.ts';
import { loopShapes } from '../tensor/body.ts';
import { Concrete, type Node, type Value } from '../tensor/tensor.ts';
import { packedStarts } from '../transform/pack.ts';
import type { Call } from '../wasm/kernel.ts';
import { pointer, type Layout } from './layout.ts';
import { copyNest, lowerMap, lowerReduction } from './lower-nests.ts';
import { contractSpecOf } from './product.ts';
import type { Step } from './schedule.ts';

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
