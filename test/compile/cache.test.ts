import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LeastRecentlyUsed } from '../../src/compile/cache.ts';

/** A cache of entries whose disposals are counted. */
function cacheOf(limits: { count: number; bytes: number }): {
  cache: LeastRecentlyUsed<string, { bytes: number; dispose(): void }>;
  add: (key: string, bytes?: number) => void;
  gone: string[];
} {
  const gone: string[] = [];
  const cache = new LeastRecentlyUsed<string, { bytes: number; dispose(): void }>(limits);
  return { cache, gone, add: (key, bytes = 1) => cache.set(key, { bytes, dispose: () => gone.push(key) }) };
}

test('what was not asked for the longest falls out, and is disposed of', () => {
  const { cache, add, gone } = cacheOf({ count: 2, bytes: 100 });
  add('a');
  add('b');
  cache.get('a');
  add('c');
  expect(gone).toEqual(['b']);
  expect([cache.get('a'), cache.get('b'), cache.get('c')].map(Boolean)).toEqual([true, false, true]);
});

test('entries fall out until the bytes fit; the newest stays, whatever its size', () => {
  const { cache, add, gone } = cacheOf({ count: 10, bytes: 10 });
  add('a', 4);
  add('b', 4);
  add('c', 6);
  expect(gone).toEqual(['a']);
  add('d', 50);
  expect(gone).toEqual(['a', 'b', 'c']);
  expect([cache.size, cache.bytes]).toEqual([1, 50]);
});

test('an entry that is replaced is disposed of', () => {
  const { cache, add, gone } = cacheOf({ count: 10, bytes: 10 });
  add('a', 3);
  add('a', 5);
  expect(gone).toEqual(['a']);
  expect([cache.size, cache.bytes]).toEqual([1, 5]);
});

test('every entry is disposed of exactly once, and sizes add up', () => {
  const step = fc.tuple(fc.constantFrom('set', 'get', 'delete'), fc.nat(9), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (script) => {
      let alive = 0;
      let held = 0;
      const cache = new LeastRecentlyUsed<number, { bytes: number; dispose(): void }>({ count: 5, bytes: 20 });
      for (const [what, key, bytes] of script) {
        if (what === 'get') cache.get(key);
        else if (what === 'delete') cache.delete(key);
        else {
          let disposed = false;
          alive++;
          held += bytes;
          const dispose = (): void => {
            expect(disposed).toBe(false);
            disposed = true;
            alive--;
            held -= bytes;
          };
          cache.set(key, { bytes, dispose });
        }
        expect([cache.size, cache.bytes]).toEqual([alive, held]);
        expect(cache.size).toBeLessThanOrEqual(5);
        expect(cache.bytes).toBeLessThanOrEqual(20);
      }
      cache.clear();
      expect([alive, held, cache.size, cache.bytes]).toEqual([0, 0, 0, 0]);
    }),
  );
});
