import { sameDims } from '../shape/dims.ts';
import { reach } from '../tensor/graph.ts';
import { isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import { findInlined } from './inline.ts';
import { kindOf, type StepKind } from './step-kind.ts';
import { weightOf } from './weight.ts';
import type { Views } from './views.ts';

/** One kernel's work: a head that is not elementwise (or none), and the elementwise nodes of its shape computed with it. */
export interface Step {
  readonly entry: number;
  readonly kind: StepKind;
  readonly nodes: Node[];
}

/** The steps of all entries in order, which step computes each node, and the producers that are computed inside a reduction. */
export interface Schedule {
  readonly steps: readonly Step[];
  readonly stepOf: ReadonlyMap<Value, number>;
  readonly inlined: ReadonlySet<Value>;
}

/** Bounds of one kernel: beyond them it only compiles slower, and its pointers no longer fit the registers. */
const most = { nodes: 128, weight: 600, reads: 32 };

/** What a step that elementwise nodes may join has taken so far. */
interface Load {
  weight: number;
  readonly reads: Set<Value>;
}

/**
 * Fuse: an elementwise node joins the last step of its shape, if that comes after all it reads; an elementwise producer that only
 * one reduction reads, entry by entry, is computed inside it. Without `fuse` each node is a step of its own.
 */
export function schedule(entries: readonly (readonly Value[])[], views: Views, fuse = true): Schedule {
  const inlined = fuse ? findInlined(entries, views) : new Set<Value>();
  const steps: Step[] = [];
  const stepOf = new Map<Value, number>();
  const open = new Map<string, number>();
  const loads = new Map<number, Load>();

  const earliest = (node: Node): number => {
    let after = 0;
    for (const v of readsOf(node, inlined)) {
      const { base } = views.at(v);
      const step = stepOf.get(base);
      if (step === undefined) continue;
      const joins = base === v && node.op.lowering.kind === 'map' && sameDims(v.shape, node.shape) && isOpen(steps[step]!);
      after = Math.max(after, joins ? step : step + 1);
    }
    return after;
  };

  /** Whether a step has room for one more node; if so it is taken. */
  const takes = (at: number, node: Node): boolean => {
    const load = loads.get(at)!;
    const weight = load.weight + weightOf(node.op, node.inputs.length);
    const reads = node.inputs.filter((v) => stepOf.get(v) !== at && !load.reads.has(v) && !(isConcrete(v) && v.values.length === 1));
    const alone = load.weight === 0;
    if (!alone && (weight > most.weight || load.reads.size + reads.length > most.reads || steps[at]!.nodes.length >= most.nodes))
      return false;
    load.weight = weight;
    for (const v of reads) load.reads.add(v);
    return true;
  };

  entries.forEach((targets, entry) => {
    for (const node of reach(targets)) {
      if (node.op.lowering.kind === 'input' || stepOf.has(node) || inlined.has(node) || !views.owns(node)) continue;
      const kind = kindOf(node, views);
      const key = `${entry}:${node.shape.join()}`;
      const last = open.get(key);
      if (fuse && kind === 'map' && last !== undefined && last >= earliest(node) && takes(last, node)) {
        steps[last]!.nodes.push(node);
        stepOf.set(node, last);
        continue;
      }
      const at = steps.push({ entry, kind, nodes: [node] }) - 1;
      stepOf.set(node, at);
      if (!isOpen(steps[at]!)) continue;
      open.set(key, at);
      loads.set(at, { weight: 0, reads: new Set() });
      if (kind === 'map') takes(at, node);
    }
  });
  return { steps, stepOf, inlined };
}

/** What a node reads: its inputs, or what those of them that are computed inside it read (never values of an elementwise node's own shape). */
export function readsOf(node: Node, inlined: ReadonlySet<Value>): ReadonlySet<Value> {
  const reads = new Set<Value>();
  const seen = new Set<Value>();
  const stack: Node[] = [node];
  for (let reader = stack.pop(); reader; reader = stack.pop()) {
    for (const v of reader.inputs) {
      if (!inlined.has(v)) reads.add(v);
      else if (!seen.has(v)) {
        seen.add(v);
        stack.push(v as Node);
      }
    }
  }
  return reads;
}

/** Whether elementwise nodes may join. */
function isOpen(step: Step): boolean {
  return step.kind === 'map' || step.kind === 'reduction';
}
