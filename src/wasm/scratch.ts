import type { Arena } from '../memory/arena.ts';

interface Block {
  readonly address: number;
  readonly bytes: number;
  users: number;
}

/** The newest block of each arena. Programs of one arena never run at the same time, so they share it. */
const newest = new WeakMap<Arena, Block>();

/** Memory that holds nothing from one kernel call to the next; `release` it once. */
export interface Scratch {
  readonly address: number;
  release(): void;
}

/** Borrow at least `bytes` of an arena's scratch memory. Sizes are powers of two, so that outgrown blocks together are no larger than the newest. */
export function borrowScratch(arena: Arena, bytes: number): Scratch {
  let block = newest.get(arena);
  if (!block || block.bytes < bytes) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(bytes, 1)));
    block = { address: arena.allocate(size), bytes: size, users: 0 };
    newest.set(arena, block);
  }
  const borrowed = block;
  borrowed.users++;
  const release = (): void => {
    borrowed.users--;
    if (borrowed.users > 0) return;
    arena.free(borrowed.address);
    if (newest.get(arena) === borrowed) newest.delete(arena);
  };
  return { address: borrowed.address, release };
}
