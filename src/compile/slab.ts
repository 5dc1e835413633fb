import type { Arena } from '../memory/arena.ts';

interface Block {
  readonly address: number;
  users: number;
}

const smallest = 4096;

/** The blocks of each arena by their sizes. Programs of one arena never run at the same time, so those of like size share one. */
const blocks = new WeakMap<Arena, Map<number, Block>>();

/** Planned memory, which holds nothing from one turn to the next; `release` it once. */
export interface Slab {
  readonly address: number;
  release(): void;
}

/**
 * Borrow at least `bytes` of an arena's planned memory. Sizes are powers of two: a thousand programs take less than twice what the largest
 * needs, and a small one does not keep a large block alive.
 */
export function borrowSlab(arena: Arena, bytes: number): Slab {
  let known = blocks.get(arena);
  if (!known) blocks.set(arena, (known = new Map()));
  const bySize = known;
  const size = 2 ** Math.ceil(Math.log2(Math.max(bytes, smallest)));
  const block = bySize.get(size) ?? { address: arena.allocate(size), users: 0 };
  bySize.set(size, block);
  block.users++;
  const release = (): void => {
    block.users--;
    if (block.users > 0) return;
    arena.free(block.address);
    bySize.delete(size);
  };
  return { address: block.address, release };
}
