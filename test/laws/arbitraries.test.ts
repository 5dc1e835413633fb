import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapes, tensors } from '../../src/laws/index.ts';

const seeded = { numRuns: 400, seed: 1 };

describe('shapes', () => {
  const drawn = fc.sample(shapes(), seeded);
  test('have axes of size 1, of size 0, and none at all', () => {
    expect(drawn.some((s) => s.includes(1) && s.length > 1)).toBe(true);
    expect(drawn.some((s) => s.includes(0))).toBe(true);
    expect(drawn.some((s) => s.length === 0)).toBe(true);
  });
  test('stay within what is asked for', () => {
    for (const s of fc.sample(shapes({ minRank: 1, maxRank: 2, maxAxis: 5, empty: false }), seeded)) {
      expect(s.length).toBeGreaterThanOrEqual(1);
      expect(s.length).toBeLessThanOrEqual(2);
      expect(s.every((d) => d >= 1 && d <= 5)).toBe(true);
    }
  });
  test('shrink to the scalar', () => {
    const { counterexample } = fc.check(
      fc.property(shapes(), () => false),
      seeded,
    );
    expect(counterexample).toEqual([[]]);
  });
});

describe('tensors', () => {
  const all = fc.sample(tensors([2, 2]), seeded).map((t) => [...t.data]);
  const some = (holds: (x: number) => boolean): boolean => all.flat().some(holds);

  test('have zeros of both signs, subnormal, tiny and huge entries', () => {
    expect(some((x) => Object.is(x, 0))).toBe(true);
    expect(some((x) => Object.is(x, -0))).toBe(true);
    expect(some((x) => x !== 0 && Math.abs(x) < 2 ** -1022)).toBe(true);
    expect(some((x) => Math.abs(x) === 1e150)).toBe(true);
    expect(all.flat().every(Number.isFinite)).toBe(true);
  });
  test('have entries of ordinary size for the most part', () => {
    expect(all.flat().filter((x) => Math.abs(x) > 0.01 && Math.abs(x) <= 2).length).toBeGreaterThan(0.5 * all.flat().length);
  });
  test('have ties', () => {
    expect(all.filter((values) => new Set(values).size < 4).length).toBeGreaterThan(50);
  });
  test('stay within a domain, and reach its ends', () => {
    const drawn = fc.sample(tensors([3], { low: -0.8, high: 4 }), seeded).flatMap((t) => [...t.data]);
    expect(drawn.every((x) => x >= -0.8 && x <= 4)).toBe(true);
    expect(drawn).toContain(-0.8);
    expect(drawn).toContain(4);
    expect(drawn.some((x) => Object.is(x, -0))).toBe(true);
  });
  test('of whole numbers are whole', () => {
    const drawn = fc.sample(tensors([3], { low: 0, high: 2, integers: true }), seeded).flatMap((t) => [...t.data]);
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
  });
  test('shrink entry by entry to 0, or to the low end', () => {
    const smallest = (domain?: { low: number; high: number }): unknown => {
      const { counterexample } = fc.check(
        fc.property(tensors([2], domain), (t) => t.data[1]! < 1),
        seeded,
      );
      return [...counterexample![0].data];
    };
    expect(smallest({ low: -2, high: 2 })).toEqual([0, 1]);
    expect(smallest({ low: 0.5, high: 2 })).toEqual([0.5, expect.closeTo(1, 4)]);
  });
  test('take a domain that holds a number', () => {
    expect(() => tensors([2], { low: 1, high: 0 })).toThrow('tensors: the domain is from 1 to 0, which holds no number');
  });
});
