import type { Arena } from '../memory/arena.ts';
import type { Value } from '../tensor/tensor.ts';
import type { Analysis } from './analysis.ts';
import type { RecordedBodies } from './nest-expressions.ts';
import type { Views } from './views.ts';

/** What lowering needs to know of a program. */
export interface Layout {
  readonly views: Views;
  /** Producers that are computed where they are read. */
  readonly inlined: ReadonlySet<Value>;
  /** Constants are read from memory, so that kernels differ in nothing but their op. */
  readonly generic: boolean;
  readonly bodies: RecordedBodies;
  readonly arena: Arena;
  /** The address of a buffer. */
  readonly addressOf: (base: Value) => number;
  /** Whether someone reads a value from memory. */
  readonly isStored: (v: Value) => boolean;
  /** The bodies that nodes run. */
  readonly planned: Analysis['bodies'];
}

/** Where a value's first entry is. */
export function pointer(v: Value, { views, addressOf }: Layout): number {
  const { base, offset } = views.at(v);
  return addressOf(base) + offset * 8;
}
