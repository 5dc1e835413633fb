import { sizeOf } from '../shape/dims.ts';
import type { Value } from '../tensor/tensor.ts';
import { readsOf, type Schedule } from './schedule.ts';
import type { Views } from './views.ts';

/** A buffer's first and last step; `forever` is after the last. */
export interface Lifetime {
  readonly from: number;
  readonly to: number;
}

export const forever: number = Infinity;

/** The last step that reads each buffer, counting what is computed inside another step; `forever` for what is read between turns. */
export function lastReads(schedule: Schedule, kept: Iterable<Value>, views: Views): Map<Value, number> {
  const { steps, stepOf, inlined } = schedule;
  const last = new Map<Value, number>();
  const read = (v: Value, at: number): void => {
    const { base } = views.at(v);
    if (base !== v || stepOf.get(v) !== at) last.set(base, Math.max(at, last.get(base) ?? 0));
  };
  steps.forEach((step, at) => {
    for (const node of step.nodes) for (const v of readsOf(node, inlined)) read(v, at);
  });
  for (const v of kept) last.set(views.at(v).base, forever);
  return last;
}

/** An interval of a slab, for a while. */
export interface Request {
  readonly value: Value;
  readonly lifetime: Lifetime;
}

export interface Plan {
  readonly offsets: ReadonlyMap<Value, number>;
  /** Bytes of the slab, and what they would be if nothing were reused. */
  readonly bytes: number;
  readonly unplanned: number;
}

const alignment = 64;

export function blockBytes(v: Value): number {
  return Math.max(alignment, Math.ceil((sizeOf(v.shape) * 8) / alignment) * alignment);
}

/** Offsets within one slab: in order of birth, each buffer takes the tightest gap that is free, and gives it back after its last reader. */
export function planMemory(requests: readonly Request[]): Plan {
  const offsets = new Map<Value, number>();
  const gaps = new Gaps();
  const living: { to: number; offset: number; bytes: number }[] = [];
  let unplanned = 0;
  for (const { value, lifetime } of [...requests].sort((a, b) => a.lifetime.from - b.lifetime.from)) {
    for (let i = living.length - 1; i >= 0; i--) {
      const old = living[i]!;
      if (old.to >= lifetime.from) continue;
      gaps.give(old.offset, old.bytes);
      living[i] = living.at(-1)!;
      living.pop();
    }
    const bytes = blockBytes(value);
    const offset = gaps.take(bytes);
    offsets.set(value, offset);
    living.push({ to: lifetime.to, offset, bytes });
    unplanned += bytes;
  }
  return { offsets, bytes: gaps.end, unplanned };
}

/** Free intervals below the end of a slab, in order, never touching. */
class Gaps {
  readonly #free: { offset: number; bytes: number }[] = [];
  end = 0;

  take(bytes: number): number {
    let best = -1;
    this.#free.forEach((gap, i) => {
      if (gap.bytes >= bytes && (best < 0 || gap.bytes < this.#free[best]!.bytes)) best = i;
    });
    if (best < 0) {
      const last = this.#free.at(-1);
      const offset = last && last.offset + last.bytes === this.end ? this.#free.pop()!.offset : this.end;
      this.end = offset + bytes;
      return offset;
    }
    const gap = this.#free[best]!;
    if (gap.bytes === bytes) this.#free.splice(best, 1);
    else this.#free[best] = { offset: gap.offset + bytes, bytes: gap.bytes - bytes };
    return gap.offset;
  }

  give(offset: number, bytes: number): void {
    let at = this.#free.findIndex((gap) => gap.offset > offset);
    if (at < 0) at = this.#free.length;
    const [before, after] = [this.#free[at - 1], this.#free[at]];
    const joinsBefore = before !== undefined && before.offset + before.bytes === offset;
    const joinsAfter = after !== undefined && offset + bytes === after.offset;
    const from = joinsBefore ? before.offset : offset;
    const to = joinsAfter ? after.offset + after.bytes : offset + bytes;
    this.#free.splice(joinsBefore ? at - 1 : at, Number(joinsBefore) + Number(joinsAfter), { offset: from, bytes: to - from });
  }
}
