// Which targets their own steps may write in place, and which are copied there once every reader is done.
import { reach } from '../tensor/graph.ts';
import type { Node, Value } from '../tensor/tensor.ts';
import type { Target } from './program.ts';
import { readsOf, type Schedule } from './schedule.ts';
import type { Views } from './views.ts';

type Entries = readonly (readonly Target[])[];

/** A target written at the end of an entry. */
export interface Copy {
  readonly entry: number;
  readonly value: Value;
  readonly into: number;
}

export interface Placement {
  /** Targets that their steps write where they belong. */
  readonly inPlace: ReadonlyMap<Value, number>;
  readonly copies: readonly Copy[];
}

const fallible: ReadonlySet<string> = new Set(['rows', 'host', 'loop', 'branch']);

/** Whether computing a node can fail on its data. */
export function isFallible(node: Node): boolean {
  return fallible.has(node.op.lowering.kind);
}

/** Pinned values that some entry overwrites. */
export function overwritten(entries: Entries, pinned: ReadonlyMap<Value, number>): Set<Value> {
  const written = new Set(entries.flat().map((target) => target.into));
  return new Set([...pinned].flatMap(([value, address]) => (written.has(address) ? [value] : [])));
}

/** What each entry computes. All that can fail from the first writing entry on comes before it: a fault finds nothing half written. */
export function computedBy(entries: Entries): (readonly Value[])[] {
  const computed: (readonly Value[])[] = entries.map((targets) => targets.map((target) => target.value));
  const first = entries.findIndex((targets) => targets.some((target) => target.into !== undefined));
  if (first < 0) return computed;
  const risky = reach(computed.slice(first).flat()).filter(isFallible);
  const before = Math.max(0, first - 1);
  computed[before] = first > 0 ? [...computed[before]!, ...risky] : [...risky, ...computed[before]!];
  return computed;
}

/** Decide for each target with an address how it gets there. */
export function placeTargets(entries: Entries, pinned: ReadonlyMap<Value, number>, schedule: Schedule, views: Views): Placement {
  const { steps, stepOf } = schedule;
  const readers = readersAt(pinned, schedule, views);
  const lastFallible = steps.findLastIndex((step) => step.nodes.some(isFallible));
  const writers = new Map<number, number>();
  for (const { into } of entries.flat()) if (into !== undefined) writers.set(into, (writers.get(into) ?? 0) + 1);
  const inPlace = new Map<Value, number>();
  const copies: Copy[] = [];
  entries.forEach((targets, entry) => {
    for (const { value, into } of targets) {
      if (into === undefined) continue;
      const at = stepOf.get(value)!;
      const step = steps[at]!;
      const reads = readers.get(into) ?? [];
      const alone = writers.get(into) === 1 && !inPlace.has(value);
      const last = reads.every((read) => read.step < at || (read.step === at && read.direct));
      if (alone && last && step.entry === entry && at > lastFallible) inPlace.set(value, into);
      else copies.push({ entry: Math.max(entry, ...reads.map((read) => steps[read.step]!.entry)), value, into });
    }
  });
  return { inPlace, copies };
}

interface Read {
  readonly step: number;
  /** Whether the step reads each entry where it would write it. */
  readonly direct: boolean;
}

/** Who reads what lies at each pinned address. */
function readersAt(pinned: ReadonlyMap<Value, number>, { steps, inlined }: Schedule, views: Views): Map<number, Read[]> {
  const readers = new Map<number, Read[]>();
  steps.forEach((step, at) => {
    const shape = step.nodes[0]!.shape.join();
    for (const node of step.nodes) {
      for (const v of readsOf(node, inlined)) {
        const { base } = views.at(v);
        const address = pinned.get(base);
        if (address === undefined) continue;
        const same = node.op.lowering.kind === 'map' && base === v && v.shape.join() === shape;
        const known = readers.get(address) ?? [];
        known.push({ step: at, direct: same });
        readers.set(address, known);
      }
    }
  });
  return readers;
}
