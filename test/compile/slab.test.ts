import { expect, test } from 'vitest';
import { borrowSlab } from '../../src/compile/slab.ts';
import { createArena } from '../../src/memory/arena.ts';

test('programs of like size share a slab until the last one gives it back', () => {
  const arena = createArena();
  const [a, b] = [borrowSlab(arena, 5000), borrowSlab(arena, 8000)];
  expect(b.address).toBe(a.address);
  a.release();
  expect(arena.bytes).toBeGreaterThan(0);
  b.release();
  expect(arena.bytes).toBe(0);
});

test('a small program does not keep a large slab alive', () => {
  const arena = createArena();
  const large = borrowSlab(arena, 2 ** 20);
  const small = borrowSlab(arena, 10);
  large.release();
  expect(arena.bytes).toBeLessThan(10_000);
  small.release();
  expect(arena.bytes).toBe(0);
});

test('arenas do not share', () => {
  const [first, second] = [createArena(), createArena()];
  borrowSlab(first, 100);
  borrowSlab(second, 100).release();
  expect(second.bytes).toBe(0);
  expect(first.bytes).toBeGreaterThan(0);
});

test('slabs hold what was asked for', () => {
  const arena = createArena();
  for (const bytes of [0, 1, 4096, 4097, 100_000]) {
    const { address } = borrowSlab(arena, bytes);
    arena.view(address, Math.floor(bytes / 8)).fill(1);
    expect(address + bytes).toBeLessThanOrEqual(arena.capacity);
  }
});
