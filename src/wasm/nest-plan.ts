import { keyOf, type Expression } from '../scalar/expression.ts';
import type { NestSpec } from './kernel.ts';

/** A loop: how often, and how many bytes each pointer (loads, then stores) moves in one step. */
export interface Axis {
  readonly size: number;
  readonly steps: readonly number[];
}

/** How a pointer moves along the axis of the vector lanes: not at all, to the next double, or somewhere else. */
export type Walk = 'still' | 'next' | 'strided';

/** A nest as it will be emitted: axes merged and ordered, and one of them chosen for the two lanes of a vector. */
export interface NestPlan {
  readonly outer: readonly Axis[];
  /** The reduced axes. */
  readonly inner: readonly Axis[];
  /** The axis whose entries fill the lanes (taken out of `outer` or `inner`), if any is longer than 1. */
  readonly lanes: { readonly axis: Axis; readonly over: 'out' | 'reduce'; readonly walks: readonly Walk[] } | undefined;
  readonly loads: number;
  readonly stores: number;
  readonly body: readonly Expression[];
  /** Absent when nothing is reduced. */
  readonly reduction: NestSpec['reduction'];
  /** For an empty sum: input 0 of `body` is 0, and input i is load `emptySum` + i - 1. */
  readonly emptySum: number | undefined;
}

const bytesPerEntry = 8;

/** Plan a nest. Undefined when there is no entry to store. */
export function planNest(spec: NestSpec): NestPlan | undefined {
  if (spec.out.includes(0)) return undefined;
  const loads = spec.loads.length;
  const reduction = spec.reduction && !spec.reduce.includes(0) ? spec.reduction : undefined;
  const reduced = reduction?.reduced ?? 0;
  const rank = spec.out.length;
  const bytes = (strides: readonly number[], axis: number): number => (strides[axis] ?? 0) * bytesPerEntry;
  const outer = spec.out.map((size, i) => ({ size, steps: [...spec.loads, ...spec.stores].map((strides) => bytes(strides, i)) }));
  const inner = (reduction ? spec.reduce : []).map((size, i) => ({
    size,
    steps: [...spec.loads.map((strides, k) => (k < reduced ? bytes(strides, rank + i) : 0)), ...spec.stores.map(() => 0)],
  }));
  const emptySum = reduction ? undefined : spec.reduction?.reduced;
  return chooseLanes({
    outer: collapse(outer, loads),
    inner: collapse(inner, 0),
    lanes: undefined,
    loads,
    stores: spec.stores.length,
    body: emptySum === undefined ? spec.body : spec.reduction!.finish,
    reduction,
    emptySum,
  });
}

/** Drop axes of size 1, put the long strides of pointer `first` outside, and merge neighbours that every pointer walks as one. */
function collapse(axes: readonly Axis[], first: number): Axis[] {
  const reach = (axis: Axis): number => axis.steps.reduce((sum, step) => sum + Math.abs(step), 0);
  const sorted = axes
    .filter((axis) => axis.size !== 1)
    .sort((a, b) => Math.abs(b.steps[first] ?? 0) - Math.abs(a.steps[first] ?? 0) || reach(b) - reach(a));
  const merged: Axis[] = [];
  for (const axis of sorted) {
    const before = merged.at(-1);
    if (before?.steps.every((step, k) => step === axis.steps[k]! * axis.size)) {
      merged[merged.length - 1] = { size: before.size * axis.size, steps: axis.steps };
    } else merged.push(axis);
  }
  return merged;
}

const walkOf = (step: number): Walk => (step === 0 ? 'still' : step === bytesPerEntry ? 'next' : 'strided');

interface Candidate {
  readonly axis: Axis;
  readonly strided: number;
}

/** The axis along which the fewest pointers are strided; of equals the innermost. */
function best(axes: readonly Axis[], from: number, to: number): Candidate | undefined {
  let found: Candidate | undefined;
  for (const axis of axes) {
    const strided = axis.steps.slice(from, to).filter((step) => walkOf(step) === 'strided').length;
    if (!found || strided <= found.strided) found = { axis, strided };
  }
  return found;
}

/** Lanes run along an out axis, or along a reduced one where that makes the loads contiguous or the out axis is short. */
function chooseLanes(plan: NestPlan): NestPlan {
  const { loads, stores } = plan;
  const reduced = plan.reduction?.reduced ?? loads;
  const storable = plan.outer.filter((axis) => axis.steps.slice(loads).every((step) => step !== 0));
  const out = plan.reduction ? best(storable, 0, reduced) : best(storable, 0, loads + stores);
  const sum = best(plan.inner, 0, reduced);
  const along = (found: Candidate, over: 'out' | 'reduce'): NestPlan => ({
    ...plan,
    outer: plan.outer.filter((axis) => axis !== found.axis),
    inner: plan.inner.filter((axis) => axis !== found.axis),
    lanes: { axis: found.axis, over, walks: found.axis.steps.map(walkOf) },
  });
  if (out && sum) {
    const preferOut = out.strided <= sum.strided && out.axis.size >= Math.min(4, sum.axis.size);
    return preferOut ? along(out, 'out') : along(sum, 'reduce');
  }
  if (out) return along(out, 'out');
  return sum ? along(sum, 'reduce') : plan;
}

/** The numbers that a plan's code depends on, in the order in which that code asks for them. */
export function numbersOf(plan: NestPlan): number[] {
  const numbers: number[] = [];
  for (const axis of plan.outer) numbers.push(axis.size, ...axis.steps);
  for (const axis of plan.inner) numbers.push(axis.size, ...axis.steps.slice(0, plan.reduction!.reduced));
  if (plan.lanes) {
    const { axis, walks } = plan.lanes;
    numbers.push(axis.size, ...axis.steps.filter((_, k) => walks[k] === 'strided'));
  }
  return numbers;
}

/** Equal for plans whose code differs in nothing but `numbersOf`. */
export function structureOf(plan: NestPlan): string {
  const { outer, inner, lanes, loads, stores, body, reduction, emptySum } = plan;
  return JSON.stringify([
    [outer.length, inner.length, lanes?.over, lanes?.walks, loads, stores, emptySum],
    keyOf(body),
    reduction ? [reduction.combine, reduction.reduced, keyOf(reduction.finish)] : 0,
  ]);
}
