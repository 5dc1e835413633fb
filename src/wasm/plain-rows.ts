import type { RowsSpec } from './kernel.ts';

/** Rows moved by indices, as a function on the whole memory and the positions of the pointers in it. Returns the entry of a bad index, or -1. */
export function plainRows({ kind, batch, outer, count, width, bound }: RowsSpec): (memory: Float64Array, at: readonly number[]) => number {
  const block = bound * width;
  const bad = (memory: Float64Array, indices: number): number => {
    for (let i = 0; i < batch * count; i++) {
      const index = memory[indices + i]!;
      if (!(Number.isInteger(index) && index >= 0 && index < bound)) return i;
    }
    return -1;
  };
  /** `move(there, here)` for each row of the indexed and of the dense operand. */
  const walk = (
    memory: Float64Array,
    indexed: number,
    indices: number,
    dense: number,
    move: (there: number, here: number) => void,
  ): void => {
    for (let o = 0; o < batch * outer; o++) {
      const own = indices + Math.floor(o / outer) * count;
      for (let i = 0; i < count; i++) move(indexed + o * block + memory[own + i]! * width, dense + (o * count + i) * width);
    }
  };
  return (memory, [first, indices, last]) => {
    const entry = bad(memory, indices!);
    if (entry >= 0) return entry;
    if (kind === 'gather') walk(memory, first!, indices!, last!, (there, here) => memory.copyWithin(here, there, there + width));
    else {
      memory.fill(0, last!, last! + batch * outer * block);
      walk(memory, last!, indices!, first!, (there, here) => {
        for (let j = 0; j < width; j++) memory[there + j]! += memory[here + j]!;
      });
    }
    return -1;
  };
}
