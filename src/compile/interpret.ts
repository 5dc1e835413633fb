import { sizeOf } from '../shape/dims.ts';
import { allocate } from '../tensor/bind.ts';
import { reach } from '../tensor/graph.ts';
import { Concrete, isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import type { Program, ProgramSpec } from './program.ts';

/** What an observer of an interpreted program sees of each node. */
export type OnNode = (node: Node, value: Concrete, milliseconds: number) => void;

/** Run a graph node by node through the oracle kernels: what compiled programs are tested against, and how a net is inspected. */
export function interpretProgram({ arena, inputs, pinned = new Map(), entries }: ProgramSpec, onNode?: OnNode): Program {
  const addresses = new Map<Value, number>(pinned);
  const blocks = inputs.map((v) => arena.allocate(sizeOf(v.shape) * 8));
  inputs.forEach((v, i) => addresses.set(v, blocks[i]!));
  const computed = new Map<Value, Concrete>();
  const scheduled = new Set<Value>();
  const schedules = entries.map((targets) => reach(targets.map((t) => t.value)).filter((node) => node.op.lowering.kind !== 'input' && !scheduled.has(node) && scheduled.add(node)));

  const read = (v: Value): Concrete => {
    if (isConcrete(v)) return v;
    const known = computed.get(v);
    if (known) return known;
    // inputs and parameters are copied once a turn: updates come after their readers
    const values = allocate(sizeOf(v.shape));
    values.set(arena.view(addresses.get(v)!, values.length));
    const value = new Concrete(v.shape, values);
    computed.set(v, value);
    return value;
  };
  const run = (entry: number): void => {
    if (entry === 0) computed.clear();
    for (const node of schedules[entry]!) {
      const start = performance.now();
      const out = allocate(sizeOf(node.shape));
      node.op.run(out, node.inputs.map(read), node.attrs, node.shape);
      const value = new Concrete(node.shape, out);
      computed.set(node, value);
      onNode?.(node, value, performance.now() - start);
    }
    const written = entries[entry]!.filter((t) => t.into !== undefined).map((t) => ({ into: t.into!, values: read(t.value).values }));
    for (const { into, values } of written) arena.view(into, values.length).set(values);
  };

  return {
    entries: entries.map((_, entry) => () => run(entry)),
    inputs: inputs.map((v, i) => ({ address: blocks[i]!, length: sizeOf(v.shape) })),
    reader: (value) => () => read(value),
    peek: (value) => () => read(value).values[0]!,
    stats: { steps: schedules.map((nodes) => nodes.length), kernels: 0, code: 0, planned: 0, unplanned: 0 },
    steps: schedules.flatMap((nodes, entry) => nodes.map((node) => ({ entry, kind: node.op.lowering.kind, ops: [node.op.name] }))),
    dispose: () => {
      for (const block of blocks.splice(0)) arena.free(block);
    },
  };
}
