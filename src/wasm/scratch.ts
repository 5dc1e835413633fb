import type { Arena } from '../memory/arena.ts';

interface Block {
  readonly address: number;
  readonly bytes: number;
  users: number;
}

/** What scratch memory is for: blocks of different purposes are in use at the same time. */
export type Purpose = 'packing' | 'slab';

/** The newest block of each arena and purpose. Programs of one arena never run at the same time, so they share it. */
const newest: Record<Purpose, WeakMap<Arena, Block>> = { packing: new WeakMap(), slab: new WeakMap() };

/** Memory that holds nothing from one kernel call to the next; `release` it once. */
export interface Scratch {
  readonly address: number;
  release(): void;
}

/** Borrow at least `bytes` of an arena's scratch memory. Sizes are powers of two, so that outgrown blocks together are no larger than the newest. */
export function borrowScratch(arena: Arena, bytes: number, purpose: Purpose): Scratch {
  let block = newest[purpose].get(arena);
  if (!block || block.bytes < bytes) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(bytes, 1)));
    block = { address: arena.allocate(size), bytes: size, users: 0 };
    newest[purpose].set(arena, block);
  }
  const borrowed = block;
  borrowed.users++;
  const release = (): void => {
    borrowed.users--;
    if (borrowed.users > 0) return;
    arena.free(borrowed.address);
    if (newest[purpose].get(arena) === borrowed) newest[purpose].delete(arena);
  };
  return { address: borrowed.address, release };
}
