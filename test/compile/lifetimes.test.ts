import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockBytes, forever, planMemory, type Request } from '../../src/compile/lifetimes.ts';
import { input } from './programs.ts';

const requests = fc
  .array(fc.record({ size: fc.nat(100), from: fc.integer({ min: -1, max: 30 }), length: fc.nat(10), kept: fc.boolean() }), {
    maxLength: 60,
  })
  .map((drawn) =>
    drawn.map(({ size, from, length, kept }): Request => ({
      value: input(size),
      lifetime: { from, to: kept && length < 2 ? forever : from + length },
    })),
  );

test('buffers that live at the same time never overlap, are aligned, and lie within the slab', () => {
  fc.assert(
    fc.property(requests, (wanted) => {
      const plan = planMemory(wanted);
      const placed = wanted.map(({ value, lifetime }) => ({ ...lifetime, at: plan.offsets.get(value)!, bytes: blockBytes(value) }));
      placed.forEach((a, i) => {
        expect(a.at % 64).toBe(0);
        expect(a.at + a.bytes).toBeLessThanOrEqual(plan.bytes);
        for (const b of placed.slice(0, i)) {
          const together = a.from <= b.to && b.from <= a.to;
          if (together) expect(a.at + a.bytes <= b.at || b.at + b.bytes <= a.at).toBe(true);
        }
      });
      expect(plan.unplanned).toBe(placed.reduce((total, { bytes }) => total + bytes, 0));
      expect(plan.bytes).toBeLessThanOrEqual(plan.unplanned);
    }),
  );
});

test('a chain takes the memory of two buffers', () => {
  const chain = Array.from({ length: 50 }, (_, i): Request => ({ value: input(8), lifetime: { from: i, to: i + 1 } }));
  expect(planMemory(chain).bytes).toBe(2 * 64);
});
