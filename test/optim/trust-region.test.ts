import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quadraticOf, trustedStep } from '../../src/optim/trust-region.ts';

const value = (h: readonly number[], g: readonly number[], p: ArrayLike<number>): number =>
  g[0]! * p[0]! + g[1]! * p[1]! + 0.5 * (h[0]! * p[0]! ** 2 + 2 * h[1]! * p[0]! * p[1]! + h[2]! * p[1]! ** 2);
const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 10);

test('no point of the disk is lower than the step: the quadratic may bend any way, and its slope be zero', () => {
  fc.assert(
    fc.property(fc.tuple(number, number, number), fc.tuple(number, number), fc.integer({ min: 1, max: 40 }), (h, g, tenths) => {
      const radius = tenths / 10;
      const model = quadraticOf(Float64Array.of(h[0], h[1], h[1], h[2]), Float64Array.from(g));
      const { step, gain } = trustedStep(model, radius);
      const p = model.outward(step);
      const size = 1 + radius * 10 + radius ** 2 * 10;
      expect(Math.hypot(p[0]!, p[1]!)).toBeLessThanOrEqual(radius * (1 + 1e-12));
      expect(Math.abs(value(h, g, p) + gain)).toBeLessThanOrEqual(1e-13 * size);
      for (let k = 0; k < 360; k++) {
        for (const part of [0.25, 0.5, 0.75, 1]) {
          const q = [part * radius * Math.cos(k), part * radius * Math.sin(k)];
          // the length is right to a part of 0.01, which costs twice that part of the gain
          expect(gain).toBeGreaterThanOrEqual(-value(h, g, q) * 0.98 - 1e-12 * size);
        }
      }
    }),
    { numRuns: 100, seed: 7 },
  );
});
