import { expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { borrowScratch } from '../../src/wasm/scratch.ts';

test('borrowers of one purpose share a block until the last one releases it', () => {
  const arena = createArena();
  const [a, b] = [borrowScratch(arena, 1000, 'packing'), borrowScratch(arena, 500, 'packing')];
  expect(b.address).toBe(a.address);
  a.release();
  expect(arena.bytes).toBeGreaterThan(0);
  b.release();
  expect(arena.bytes).toBe(0);
});

test('purposes do not share', () => {
  const arena = createArena();
  expect(borrowScratch(arena, 1000, 'packing').address).not.toBe(borrowScratch(arena, 1000, 'slab').address);
});

test('arenas do not share', () => {
  const [first, second] = [createArena(), createArena()];
  borrowScratch(first, 1000, 'slab');
  borrowScratch(second, 10, 'slab').release();
  expect(second.bytes).toBe(0);
  expect(first.bytes).toBeGreaterThan(0);
});

test('one who needs more gets another block, and the old one stays while it is used', () => {
  const arena = createArena();
  const small = borrowScratch(arena, 100, 'slab');
  const large = borrowScratch(arena, 100_000, 'slab');
  expect(large.address).not.toBe(small.address);
  const again = borrowScratch(arena, 100, 'slab');
  expect(again.address).toBe(large.address);
  for (const scratch of [small, large, again]) scratch.release();
  expect(arena.bytes).toBe(0);
});
