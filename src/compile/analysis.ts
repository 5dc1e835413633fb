import type { Value } from '../tensor/tensor.ts';
import { computedBy, overwritten, placeTargets, type Placement } from './in-place.ts';
import { lastReads, planMemory, type Plan } from './lifetimes.ts';
import type { ProgramSpec, Target } from './program.ts';
import { schedule, type Schedule } from './schedule.ts';
import { simplify } from './simplify.ts';
import { makeReadable, Views } from './views.ts';

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
}

/** Simplify, find views, fuse, decide what is written in place, and plan the memory of the rest. */
export function analyse({ entries: given, inputs, pinned = new Map() }: ProgramSpec, fuse: boolean): Analysis {
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
  const plan = planMemory([
    ...inputs.map((value) => ({ value: value as Value, lifetime: { from: -1, to: lastRead.get(value) ?? 0 } })),
    ...[...lastRead]
      .filter(([v]) => steps.stepOf.has(v) && !placement.inPlace.has(v))
      .map(([value, to]) => ({ value, lifetime: { from: steps.stepOf.get(value)!, to } })),
  ]);
  return { now, entries, views, schedule: steps, placement, lastRead, plan };
}
