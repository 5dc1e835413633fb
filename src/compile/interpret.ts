import { TraceError } from '../errors.ts';
import { sizeOf } from '../shape/dims.ts';
import { allocate } from '../tensor/bind.ts';
import { reach } from '../tensor/graph.ts';
import { Concrete, isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import { computedBy } from './in-place.ts';
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
  const schedules = computedBy(entries).map((values) =>
    reach(values).filter((node) => !isGiven(node) && !scheduled.has(node) && scheduled.add(node)),
  );
  const given = reach(entries.flat().map((t) => t.value)).filter(isGiven);

  const read = (v: Value): Concrete => (isConcrete(v) ? v : computed.get(v)!);
  /** Inputs and parameters are copied once a turn: updates come after all readers of what was there. */
  const begin = (): void => {
    computed.clear();
    for (const node of given) {
      const address = addresses.get(node);
      if (address === undefined) throw new TraceError('interpretProgram: a placeholder of the graph is neither an input nor pinned');
      const values = allocate(sizeOf(node.shape));
      values.set(arena.view(address, values.length));
      computed.set(node, new Concrete(node.shape, values));
    }
  };
  const run = (entry: number): void => {
    if (entry === 0) begin();
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
    view: () => undefined,
    peek: (value) => () => read(value).values[0]!,
    stats: { steps: schedules.map((nodes) => nodes.length), kernels: 0, code: 0, planned: 0, unplanned: 0 },
    steps: schedules.flatMap((nodes, entry) => nodes.map((node) => ({ entry, kind: node.op.lowering.kind, ops: [node.op.name] }))),
    dispose: () => {
      for (const block of blocks.splice(0)) arena.free(block);
    },
  };
}

function isGiven(node: Node): boolean {
  return node.op.lowering.kind === 'input';
}
