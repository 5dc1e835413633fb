import { sameDims, sizeOf } from '../shape/dims.ts';
import { reach } from '../tensor/graph.ts';
import type { ProductSpec } from '../tensor/op.ts';
import type { Node, Value } from '../tensor/tensor.ts';
import { isPacked } from '../wasm/assemble.ts';
import { contractSpecOf } from './product.ts';
import type { Views } from './views.ts';

/** One kernel's work: a head that is not elementwise (or none), and the elementwise nodes of its shape computed with it. */
export interface Step {
  readonly entry: number;
  /** map: nodes alone; reduction: a nest that sums or takes an extremum; others as their lowering says. */
  readonly kind: 'map' | 'reduction' | 'packed' | 'place' | 'rows' | 'host';
  readonly nodes: Node[];
}

/** The steps of all entries in order, which step computes each node, and the producers that are computed inside a reduction. */
export interface Schedule {
  readonly steps: readonly Step[];
  readonly stepOf: ReadonlyMap<Value, number>;
  readonly inlined: ReadonlySet<Value>;
}

/** Nodes of one kernel at most: beyond this a kernel only compiles slower. */
const longest = 128;
/** Producers inlined one into another at most. */
const deepest = 32;

/**
 * Fuse: an elementwise node joins the last step of its shape, if that comes after all it reads; an elementwise producer that only
 * one reduction reads, entry by entry, is computed inside it. Without `fuse` each node is a step of its own.
 */
export function schedule(entries: readonly (readonly Value[])[], views: Views, fuse = true): Schedule {
  const inlined = fuse ? findInlined(entries, views) : new Set<Value>();
  const steps: Step[] = [];
  const stepOf = new Map<Value, number>();
  const open = new Map<string, number>();

  const earliest = (node: Node): number => {
    let after = 0;
    const { direct, inside } = readsOf(node, inlined);
    for (const v of [...direct, ...inside]) {
      const { base } = views.at(v);
      const step = stepOf.get(base);
      if (step === undefined) continue;
      const joins = base === v && !inside.has(v) && node.op.lowering.kind === 'map' && sameDims(v.shape, node.shape) && isOpen(steps[step]!);
      after = Math.max(after, joins ? step : step + 1);
    }
    return after;
  };

  entries.forEach((targets, entry) => {
    for (const node of reach(targets)) {
      if (node.op.lowering.kind === 'input' || stepOf.has(node) || inlined.has(node) || !views.owns(node)) continue;
      const kind = kindOf(node, views);
      const key = `${entry}:${node.shape.join()}`;
      const last = open.get(key);
      if (fuse && kind === 'map' && last !== undefined && last >= earliest(node) && steps[last]!.nodes.length < longest) {
        steps[last]!.nodes.push(node);
        stepOf.set(node, last);
        continue;
      }
      const at = steps.push({ entry, kind, nodes: [node] }) - 1;
      stepOf.set(node, at);
      if (isOpen(steps[at]!)) open.set(key, at);
    }
  });
  return { steps, stepOf, inlined };
}

/** What a node reads: its own inputs, and what the producers computed inside it read. */
export function readsOf(node: Node, inlined: ReadonlySet<Value>): { readonly direct: ReadonlySet<Value>; readonly inside: ReadonlySet<Value> } {
  const [direct, inside] = [new Set<Value>(), new Set<Value>()];
  const seen = new Set<Value>();
  const visit = (reader: Node, reads: Set<Value>): void => {
    for (const v of reader.inputs) {
      if (!inlined.has(v)) reads.add(v);
      else if (!seen.has(v)) {
        seen.add(v);
        visit(v as Node, inside);
      }
    }
  };
  visit(node, direct);
  return { direct, inside };
}

/** Whether elementwise nodes may join. */
function isOpen(step: Step): boolean {
  return step.kind === 'map' || step.kind === 'reduction';
}

function kindOf(node: Node, views: Views): Step['kind'] {
  const { kind } = node.op.lowering;
  switch (kind) {
    case 'map':
    case 'place':
    case 'rows':
    case 'host':
      return kind;
    case 'reduce':
      return 'reduction';
    case 'product':
      return node.inputs.length === 2 && isPacked(contractSpecOf(node, views)) ? 'packed' : 'reduction';
    default:
      throw new Error(`compile: ${node.op.name} has no kernel`);
  }
}

/** Elementwise nodes whose every reader is one reduction over exactly their entries, or another such node of their size. */
function findInlined(entries: readonly (readonly Value[])[], views: Views): Set<Value> {
  const order = reach(entries.flat());
  const readers = new Map<Value, Node[]>();
  const entryOf = new Map<Value, number>();
  entries.forEach((targets, entry) => reach(targets).forEach((node) => entryOf.has(node) || entryOf.set(node, entry)));
  for (const node of order) {
    for (const v of new Set(node.inputs)) {
      const known = readers.get(v);
      if (known) known.push(node);
      else readers.set(v, [node]);
    }
  }
  const wanted = new Set<Value>(entries.flat());
  const inlined = new Map<Value, number>();
  for (const node of [...order].reverse()) {
    const uses = readers.get(node);
    if (node.op.lowering.kind !== 'map' || wanted.has(node) || uses?.length !== 1) continue;
    const [reader] = uses as [Node];
    if (entryOf.get(reader) !== entryOf.get(node)) continue;
    const size = sizeOf(node.shape);
    const depth = inlined.get(reader) ?? 0;
    const fits = depth > 0 ? sizeOf(reader.shape) === size : views.owns(reader) && iterations(reader, views) === size;
    if (fits && depth < deepest) inlined.set(node, depth + 1);
  }
  return new Set(inlined.keys());
}

/** How many entries a reduction nest visits; nothing for other steps. */
function iterations(node: Node, views: Views): number | undefined {
  const { kind } = node.op.lowering;
  if (kind === 'reduce') return sizeOf(node.inputs[0]!.shape);
  if (kind !== 'product' || kindOf(node, views) === 'packed') return undefined;
  return sizeOf((node.attrs as ProductSpec).sizes);
}
