import { expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { borrowScratch } from '../../src/wasm/scratch.ts';

test('borrowers share a block until the last one releases it', () => {
  const arena = createArena();
  const [a, b] = [borrowScratch(arena, 1000), borrowScratch(arena, 500)];
  expect(b.address).toBe(a.address);
  a.release();
  expect(arena.bytes).toBeGreaterThan(0);
  b.release();
  expect(arena.bytes).toBe(0);
});

test('arenas do not share', () => {
  const [first, second] = [createArena(), createArena()];
  borrowScratch(first, 1000);
  borrowScratch(second, 10).release();
  expect(second.bytes).toBe(0);
  expect(first.bytes).toBeGreaterThan(0);
});

test('one who needs more gets another block, and the old one stays while it is used', () => {
  const arena = createArena();
  const small = borrowScratch(arena, 100);
  const large = borrowScratch(arena, 100_000);
  expect(large.address).not.toBe(small.address);
  const again = borrowScratch(arena, 100);
  expect(again.address).toBe(large.address);
  for (const scratch of [small, large, again]) scratch.release();
  expect(arena.bytes).toBe(0);
});
