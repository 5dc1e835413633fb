import { IndexError } from '../errors.ts';
import { sizeOf, stridesOf } from '../shape/dims.ts';
import { isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import { assemble } from '../wasm/assemble.ts';
import type { Call } from '../wasm/kernel.ts';
import { borrowScratch } from '../wasm/scratch.ts';
import { computedBy, overwritten, placeTargets, type Placement } from './in-place.ts';
import { lastReads, planMemory } from './lifetimes.ts';
import { lowerStep, type Layout } from './lower.ts';
import type { Program, ProgramSpec, Target } from './program.ts';
import { createPeek, createReader } from './reader.ts';
import { schedule, type Schedule } from './schedule.ts';
import { simplify } from './simplify.ts';
import { makeReadable, Views } from './views.ts';

/**
 * Compile a graph: common subexpressions → views → fused steps → a memory plan → one WebAssembly module (or lists of plain kernels).
 * @throws Error when an entry asks for something that no lowering computes
 */
export function compileProgram(spec: ProgramSpec): Program {
  const fused = new Compilation(spec, true).finish();
  if (fused.stats.code <= codeBudget) return fused;
  const generic = new Compilation(spec, false).finish();
  const [kept, other] = generic.stats.code < fused.stats.code ? [generic, fused] : [fused, generic];
  other.dispose();
  return kept;
}

/** Bytes of code beyond which a program is not fused: one kernel for each op then serves all its nodes. */
const codeBudget = 64 * 1024;

class Compilation {
  readonly #spec: ProgramSpec;
  readonly #entries: readonly (readonly Target[])[];
  readonly #now: (v: Value) => Value;
  readonly #views = new Views();
  readonly #schedule: Schedule;
  readonly #pinned: ReadonlyMap<Value, number>;
  readonly #placement: Placement;
  readonly #addresses = new Map<Value, number>();
  readonly #blocks: number[] = [];
  readonly #late: (() => void)[] = [];
  readonly #fuse: boolean;
  #disposed = false;

  constructor(spec: ProgramSpec, fuse: boolean) {
    this.#spec = spec;
    this.#fuse = fuse;
    this.#pinned = spec.pinned ?? new Map();
    const merged = simplify(spec.entries.flat().map((t) => t.value));
    const written = new Set(spec.entries.flat().flatMap((t) => (t.into === undefined ? [] : [merged(t.value)])));
    const old = overwritten(spec.entries, this.#pinned);
    const readable = makeReadable(
      spec.entries.flat().map((t) => merged(t.value)),
      (v, base) => written.has(v) || old.has(base),
      this.#views,
    );
    this.#now = (v) => readable(merged(v));
    this.#entries = spec.entries.map((targets) => targets.map((t) => ({ ...t, value: this.#now(t.value) })));
    this.#schedule = schedule(computedBy(this.#entries), this.#views, fuse);
    this.#placement = placeTargets(this.#entries, this.#pinned, this.#schedule, this.#views);
  }

  finish(): Program {
    const { arena, inputs } = this.#spec;
    const { steps, stepOf } = this.#schedule;
    const kept = this.#entries.flatMap((targets) => targets.filter((t) => t.into === undefined).map((t) => t.value));
    const last = lastReads(this.#schedule, [...kept, ...this.#placement.copies.map((c) => c.value)], this.#views);
    const requests = [
      ...inputs.map((value) => ({ value: value as Value, lifetime: { from: -1, to: last.get(value) ?? 0 } })),
      ...[...last]
        .filter(([v]) => stepOf.has(v) && !this.#placement.inPlace.has(v))
        .map(([value, to]) => ({ value, lifetime: { from: stepOf.get(value)!, to } })),
    ];
    const plan = planMemory(requests);
    const slab = borrowScratch(arena, plan.bytes, 'slab');
    try {
      for (const [v, offset] of plan.offsets) this.#addresses.set(v, slab.address + offset);
      for (const [v, address] of [...this.#pinned, ...this.#placement.inPlace]) this.#addresses.set(v, address);
      const layout: Layout = {
        views: this.#views,
        inlined: this.#schedule.inlined,
        generic: !this.#fuse,
        bodies: new Map(),
        arena,
        addressOf: (v) => this.#addressOf(v),
        isStored: (v) => last.has(v) || this.#placement.inPlace.has(v),
      };
      const { calls, names } = this.#lower(layout);
      const assembled = assemble(calls, arena, {
        onFault: ({ list, call, entry, value, bound }) => {
          throw new IndexError(names[list]![call]!, entry, value, bound);
        },
      });
      for (const write of this.#late) write();
      return {
        entries: assembled.entries,
        inputs: inputs.map((v) => ({ address: this.#addresses.get(v)!, length: sizeOf(v.shape) })),
        reader: (value) => {
          const now = this.#now(value);
          const { base, offset, strides } = this.#views.at(now);
          return isConcrete(base) && base === now ? () => base : createReader(arena, this.#addressOf(base) + offset * 8, now.shape, strides);
        },
        peek: (value) => {
          const now = this.#now(value);
          const { base, offset } = this.#views.at(now);
          return isConcrete(base) ? () => base.values[offset]! : createPeek(arena, this.#addressOf(base) + offset * 8);
        },
        stats: {
          steps: calls.map((list) => list.length),
          kernels: assembled.kernels,
          code: assembled.bytes,
          planned: plan.bytes,
          unplanned: plan.unplanned,
        },
        steps: steps.map((step) => ({ entry: step.entry, kind: step.kind, ops: step.nodes.map((n) => n.op.name) })),
        dispose: () => {
          if (this.#disposed) return;
          this.#disposed = true;
          assembled.dispose();
          this.#free();
          slab.release();
        },
      };
    } catch (fault) {
      this.#free();
      slab.release();
      throw fault;
    }
  }

  #lower(layout: Layout): { calls: Call[][]; names: string[][] } {
    const calls = this.#entries.map((): Call[] => []);
    const names = this.#entries.map((): string[] => []);
    const append = (entry: number, list: readonly Call[], name: string): void => {
      calls[entry]!.push(...list);
      names[entry]!.push(...list.map(() => name));
    };
    for (const step of this.#schedule.steps) append(step.entry, lowerStep(step, layout), step.nodes[0]!.op.name);
    for (const { entry, value, into } of this.#placement.copies) {
      const { base, offset, strides } = this.#views.at(value);
      const body = [{ id: 0, op: 'input', args: [], value: 0, mask: false }];
      const spec = { kind: 'nest', out: value.shape, reduce: [], loads: [strides], stores: [stridesOf(value.shape)], body } as const;
      append(entry, [{ spec, pointers: [this.#addressOf(base) + offset * 8, into] }], 'copy');
    }
    return { calls, names };
  }

  /** The address of a buffer; constants get a block of their own, and their numbers once memory is final. */
  #addressOf(base: Value): number {
    const known = this.#addresses.get(base);
    if (known !== undefined) return known;
    if (!isConcrete(base)) throw new Error(`compile: ${base.op.name} has no memory`);
    const { arena } = this.#spec;
    const address = arena.allocate(base.values.length * 8);
    this.#blocks.push(address);
    this.#addresses.set(base, address);
    this.#late.push(() => arena.view(address, base.values.length).set(base.values));
    return address;
  }

  #free(): void {
    for (const block of this.#blocks) this.#spec.arena.free(block);
  }
}

