import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, naive, nests, run, type Form } from './nests.ts';

const seeds = fc.nat();
/** `finish` is at most seven steps, each of which at most doubles an error. */
const largestGrowth = 2 ** 7;
const forms: readonly Form[] = ['baked', 'parametric', 'plain'];

describe.each(forms)('a %s nest', (form) => {
  test('without reduction stores the bits of the JavaScript reading, and nothing besides', () => {
    fc.assert(
      fc.property(nests({ reducing: false }), seeds, (nest, seed) => {
        const { before, after, pointers } = run(nest, seed, true, form);
        const expected = before.slice();
        for (const { at, value } of naive(nest, before, pointers)) expected[at] = value;
        expect(difference(after, expected)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  test('with a reduction stays within n rounding errors, and stores nothing besides', () => {
    fc.assert(
      fc.property(nests({ reducing: true }), seeds, (nest, seed) => {
        const { before, after, pointers } = run(nest, seed, false, form);
        const expected = before.slice();
        const allowed = new Map<number, number>();
        for (const { at, value, scale } of naive(nest, before, pointers)) {
          expected[at] = value;
          allowed.set(at, 2 ** -52 * scale * largestGrowth);
        }
        expect(difference(after, expected, (at) => allowed.get(at) ?? 0)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

test('sizes as constants and sizes as parameters give the same bits, reductions included', () => {
  fc.assert(
    fc.property(nests({ reducing: true }), seeds, (nest, seed) => {
      const baked = run(nest, seed, false, 'baked');
      const parametric = run(nest, seed, false, 'parametric');
      // constants and tables are placed alike, so whole memories can be compared
      expect(difference(parametric.after, baked.after)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});
