import type { Arena } from '../memory/arena.ts';
import type { Concrete, Node, Value } from '../tensor/tensor.ts';

/** What an entry of a program must leave behind. */
export interface Target {
  readonly value: Value;
  /** Write it at this address (in place of a pinned value) instead of into planned memory. */
  readonly into?: number;
}

/** A graph with what is wanted of it. */
export interface ProgramSpec {
  readonly arena: Arena;
  /** Placeholders written before each run; each gets its own block. */
  readonly inputs: readonly Node[];
  /** Placeholders that live at fixed addresses of the arena across programs: parameters, optimizer state. */
  readonly pinned?: ReadonlyMap<Value, number>;
  /** Run in this order, once a turn; an entry may use what earlier ones computed. A target `into` an address is written after every reader of what was there. */
  readonly entries: readonly (readonly Target[])[];
}

export interface ProgramStats {
  /** Steps of each entry: kernels called once a run. */
  readonly steps: readonly number[];
  /** Distinct kernels emitted. */
  readonly kernels: number;
  /** Bytes of code. */
  readonly code: number;
  /** Bytes of planned memory, and what it would be without reuse. */
  readonly planned: number;
  readonly unplanned: number;
}

/** A group of ops computed by one kernel. */
export interface ProgramStep {
  readonly entry: number;
  readonly kind: string;
  readonly ops: readonly string[];
}

/** A compiled or interpreted graph. */
export interface Program {
  /** @throws IndexError when an index read from data is out of range; nothing `into` an address has been written then. */
  readonly entries: readonly (() => void)[];
  /** Where each input is written: `length` doubles at `address`. */
  readonly inputs: readonly { readonly address: number; readonly length: number }[];
  /** Reads a target as a copy that is safe to keep; valid after the entry that computes it, until the next turn. */
  reader(value: Value): () => Concrete;
  /** A target's own memory, without a copy, valid as long as what `reader` would read; undefined where its entries do not lie there densely, or where it is pinned. */
  view(value: Value): (() => Float64Array) | undefined;
  /** Reads a target's first entry without making a tensor of it. */
  peek(value: Value): () => number;
  readonly stats: ProgramStats;
  /** What is computed in one go: the fused groups, in order. */
  readonly steps: readonly ProgramStep[];
  /** Gives all its memory back to the arena. */
  dispose(): void;
}
