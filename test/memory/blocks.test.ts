import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classOf, createBlocks } from '../../src/memory/blocks.ts';

test('a class is a multiple of 64 that wastes less than half of itself above 64 bytes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), (bytes) => {
      const size = classOf(bytes);
      expect(size % 64).toBe(0);
      expect(size).toBeGreaterThanOrEqual(bytes);
      if (bytes > 64) expect(size).toBeLessThan(2 * bytes);
      expect(classOf(size)).toBe(size);
    }),
  );
});

test('a request says beforehand how far the memory must reach', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(20_000), fc.nat(400_000)), { maxLength: 60 }), (requests) => {
      const blocks = createBlocks(1024);
      const held: number[] = [];
      for (const bytes of requests) {
        const reach = blocks.reach(bytes);
        const { address, bytes: size } = blocks.take(bytes);
        expect(blocks.top).toBe(reach);
        expect(address + size).toBeLessThanOrEqual(reach);
        held.push(address);
        if (held.length > 3) expect(blocks.give(held.shift()!)).toBe(true);
      }
      held.forEach((address) => blocks.give(address));
      expect(blocks.bytes).toBe(0);
    }),
  );
});
