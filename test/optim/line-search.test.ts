import { describe, expect, test } from 'vitest';
import { wolfe, type Slope } from '../../src/optim/line-search.ts';

const trialsOf = (f: (t: number) => number, slope: (t: number) => number) => {
  const tried: number[] = [];
  const at = (t: number): Slope => (tried.push(t), { t, value: f(t), slope: slope(t) });
  return { at, tried, start: { t: 0, value: f(0), slope: slope(0) } };
};

describe('wolfe', () => {
  // functions of Moré & Thuente, "Line search algorithms with guaranteed sufficient decrease", ACM TOMS 20 (1994), (5.1) and (5.2)
  test.each([1e-3, 0.1, 1, 10, 1e3])('finds a step with both conditions from a first guess of %d', (first) => {
    const functions: readonly (readonly [(t: number) => number, (t: number) => number])[] = [
      [(t) => -t / (t * t + 2), (t) => (t * t - 2) / (t * t + 2) ** 2],
      [(t) => (t + 0.004) ** 5 - 2 * (t + 0.004) ** 4, (t) => 5 * (t + 0.004) ** 4 - 8 * (t + 0.004) ** 3],
    ];
    for (const [f, slope] of functions) {
      const { at, start, tried } = trialsOf(f, slope);
      const found = wolfe(at, start, first)!;
      expect(found.t).toBeGreaterThan(0);
      expect(found.value).toBeLessThanOrEqual(start.value + 1e-4 * found.t * start.slope);
      expect(Math.abs(found.slope)).toBeLessThanOrEqual(0.9 * Math.abs(start.slope));
      expect(tried.length).toBeLessThan(30);
    }
  });

  test('comes back from where the value is no number', () => {
    const { at, start } = trialsOf(
      (t) => (t > 1 ? Infinity : (t - 0.5) ** 2),
      (t) => (t > 1 ? NaN : 2 * (t - 0.5)),
    );
    expect(wolfe(at, start, 64)!.value).toBeLessThan(start.value);
  });

  test('takes the lowest it has met across a kink, where no slope is small', () => {
    const { at, start } = trialsOf(
      (t) => Math.abs(t - 0.3),
      (t) => (t > 0.3 ? 1 : -1),
    );
    expect(Math.abs(wolfe(at, start, 1)!.t - 0.3)).toBeLessThan(1e-9);
  });

  test('finds nothing where nothing is lower', () => {
    const { at, start } = trialsOf(
      (t) => t,
      () => -1,
    );
    expect(wolfe(at, start, 1)).toBeUndefined();
  });
});
