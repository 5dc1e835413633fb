import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCotangentError } from '../../src/errors.ts';
import { createArena } from '../../src/memory/arena.ts';

describe.each([
  ['WebAssembly.Memory', true],
  ['ArrayBuffer', false],
])('an arena on a %s', (_name, wasm) => {
  test('says which memory it stands on', () => {
    const { memory } = createArena({ wasm });
    expect(memory instanceof WebAssembly.Memory).toBe(wasm);
  });

  test('hands out zero-filled blocks that are aligned, apart from one another, above address 1023, and followed by 64 readable bytes', () => {
    const request = fc.record({ bytes: fc.oneof(fc.nat(300), fc.nat(200_000)), freeFirst: fc.boolean() });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), (requests) => {
        const arena = createArena({ wasm });
        const held = new Map<number, number>();
        for (const { bytes, freeFirst } of requests) {
          const oldest = held.keys().next().value;
          if (freeFirst && oldest !== undefined) {
            arena.free(oldest);
            held.delete(oldest);
          }
          const address = arena.allocate(bytes);
          expect(address % 64).toBe(0);
          expect(address).toBeGreaterThanOrEqual(1024);
          expect(address + bytes + 64).toBeLessThanOrEqual(arena.capacity);
          for (const [other, length] of held) expect(address + bytes <= other || other + length <= address).toBe(true);
          const contents = new Uint8Array(arena.buffer, address, bytes);
          expect(contents.every((byte) => byte === 0)).toBe(true);
          contents.fill(0xa5);
          held.set(address, bytes);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('keeps the contents of other blocks when it grows, and counts the replacement of its buffer', () => {
    const arena = createArena({ wasm });
    const address = arena.allocate(80);
    arena.view(address, 10).fill(7);
    const before = arena.epoch;
    arena.allocate(10_000_000);
    expect(arena.epoch).toBeGreaterThan(before);
    expect(arena.capacity).toBe(arena.buffer.byteLength);
    expect(Array.from(arena.view(address, 10))).toEqual(new Array(10).fill(7));
  });

  test('has as many bytes in use after freeing everything as before, and needs no more memory the second time', () => {
    const arena = createArena({ wasm });
    const sizes = [8, 100, 100, 5000, 20_000, 70_000, 300_000, 64, 1_000_000];
    const cycle = (): void => {
      const addresses = sizes.map((bytes) => arena.allocate(bytes));
      for (const i of [3, 0, 8, 5, 1, 7, 2, 6, 4]) arena.free(addresses[i]!);
    };
    cycle();
    expect(arena.bytes).toBe(0);
    const { capacity, epoch } = arena;
    for (let i = 0; i < 200; i++) cycle();
    expect(arena.bytes).toBe(0);
    expect(arena.capacity).toBe(capacity);
    expect(arena.epoch).toBe(epoch);
  });

  test('merges freed neighbours, so that large blocks of ever other sizes need no more memory', () => {
    const arena = createArena({ wasm });
    for (let i = 1; i <= 64; i++) {
      const pair = [arena.allocate(i * 30_000), arena.allocate((65 - i) * 30_000)];
      pair.forEach((address) => arena.free(address));
    }
    expect(arena.capacity).toBeLessThan(8_000_000);
  });

  test('refuses to free a block twice, an address inside a block, and an address it never gave', () => {
    const arena = createArena({ wasm });
    const address = arena.allocate(1000);
    expect(() => arena.free(address + 64)).toThrow(/not an allocated block/);
    arena.free(address);
    expect(() => arena.free(address)).toThrow(`arena: address ${address} is not an allocated block`);
    expect(() => arena.free(0)).toThrow(/not an allocated block/);
  });

  test.each([-1, Number.NaN, 0.5, Infinity])('refuses a block of %d bytes', (bytes) => {
    expect(() => createArena({ wasm }).allocate(bytes)).toThrow(`arena: a block of ${bytes} bytes is not a size`);
  });

  test('refuses what would pass 2 GiB, and works on', () => {
    const arena = createArena({ wasm });
    let fault: unknown;
    try {
      arena.allocate(2 ** 31);
    } catch (error) {
      fault = error;
    }
    expect(isCotangentError(fault)).toBe(true);
    expect(String(fault)).toMatch(/ends at 2 GiB/);
    expect(arena.bytes).toBe(0);
    expect(arena.allocate(8)).toBeGreaterThanOrEqual(1024);
  });
});
