import type { Body } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Node, Value } from '../tensor/tensor.ts';
import { computedBy, overwritten, placeTargets, type Placement } from './in-place.ts';
import { lastReads, planMemory, type Plan } from './lifetimes.ts';
import type { ProgramSpec, Target } from './program.ts';
import { schedule, type Schedule } from './schedule.ts';
import { simplify } from './simplify.ts';
import { copyOf, makeReadable, Views } from './views.ts';

/** All that is decided about a program before its memory is there. */
export interface Analysis {
  /** What a value of the graph has become. */
  readonly now: (v: Value) => Value;
  readonly entries: readonly (readonly Target[])[];
  readonly views: Views;
  readonly schedule: Schedule;
  readonly placement: Placement;
  /** The last step that reads each buffer. */
  readonly lastRead: ReadonlyMap<Value, number>;
  readonly plan: Plan;
  /** What the nodes that run bodies need. */
  readonly bodies: ReadonlyMap<Value, PlannedBodies>;
}

/** The bodies of one node, each laid out in the same scratch memory, which stands for a value of that size. */
export interface PlannedBodies {
  readonly scratch: Value;
  readonly bodies: readonly { readonly body: Body; readonly analysis: Analysis }[];
}

/** Simplify, find views, fuse, decide what is written in place, and plan the memory of the rest. */
export function analyse({ entries: given, inputs, pinned = new Map() }: Omit<ProgramSpec, 'arena'>, fuse: boolean): Analysis {
  const views = new Views();
  const wanted = given.flat();
  const merged = simplify(wanted.map((t) => t.value));
  const written = new Set(wanted.flatMap((t) => (t.into === undefined ? [] : [merged(t.value)])));
  const old = overwritten(given, pinned);
  const readable = makeReadable(
    wanted.map((t) => merged(t.value)),
    (v, base) => written.has(v) || old.has(base),
    views,
  );
  const now = (v: Value): Value => readable(merged(v));
  const entries = given.map((targets) => targets.map((t) => ({ ...t, value: now(t.value) })));
  const steps = schedule(computedBy(entries), views, fuse);
  const placement = placeTargets(entries, pinned, steps, views);
  const kept = entries.flat().flatMap((t) => (t.into === undefined ? [t.value] : []));
  const lastRead = lastReads(steps, [...kept, ...placement.copies.map((copy) => copy.value)], views);
  const bodies = planBodies(steps, fuse);
  const plan = planMemory([
    ...inputs.map((value) => ({ value: value as Value, lifetime: { from: -1, to: lastRead.get(value) ?? 0 } })),
    ...[...lastRead]
      .filter(([v]) => steps.stepOf.has(v) && !placement.inPlace.has(v))
      .map(([value, to]) => ({ value, lifetime: { from: steps.stepOf.get(value)!, to } })),
    ...[...bodies].map(([node, { scratch }]) => ({
      value: scratch,
      lifetime: { from: steps.stepOf.get(node)!, to: steps.stepOf.get(node)! },
    })),
  ]);
  return { now, entries, views, schedule: steps, placement, lastRead, plan, bodies };
}

function planBodies({ steps }: Schedule, fuse: boolean): Map<Value, PlannedBodies> {
  const planned = new Map<Value, PlannedBodies>();
  for (const { kind, nodes } of steps) {
    if (kind !== 'loop' && kind !== 'branch') continue;
    const node = nodes[0]!;
    const bodies = bodiesOf(node).map(({ body, own }) => ({ body, analysis: analyseBody(body, own, fuse) }));
    const doubles = Math.max(0, ...bodies.map(({ analysis }) => analysis.plan.bytes)) / 8;
    planned.set(node, { bodies, scratch: placeholder([doubles]) });
  }
  return planned;
}

/** The bodies of a node, and how many of their inputs are written before each run; the others stay where they are. */
function bodiesOf({ op: { lowering }, attrs }: Node): { body: Body; own: number }[] {
  if (lowering.kind === 'branch') return lowering.branches(attrs).map((body) => ({ body, own: 0 }));
  if (lowering.kind !== 'loop') return [];
  const { body, carries, scanned } = lowering.loop(attrs);
  return [{ body, own: carries + scanned }];
}

/** A body as a program of one entry, whose results lie one after the other. */
function analyseBody({ inputs, outputs }: Body, own: number, fuse: boolean): Analysis {
  const analysed = (values: readonly Value[]): Analysis =>
    analyse({ inputs: inputs.slice(0, own), entries: [values.map((value) => ({ value }))] }, fuse);
  const first = analysed(outputs);
  const dense = first.entries[0]!.map(({ value }) => first.views.isDense(value));
  return dense.every(Boolean) ? first : analysed(outputs.map((y, i) => (dense[i] ? y : copyOf(y))));
}
