import { describe, expect, test } from 'vitest';
import { differences } from '../../src/laws/differences.ts';

const noise = (): number => 1e-15;
const along = (f: (t: number) => number, unit = 1): { value: number; uncertainty: number } =>
  differences((t) => Float64Array.of(f(t)), unit, noise)[0]!;

describe('differences of a smooth function', () => {
  test.each<[string, (t: number) => number, number]>([
    ['sin at 0.3', (t) => Math.sin(0.3 + t), Math.cos(0.3)],
    ['ln at 0.2', (t) => Math.log(0.2 + t), 5],
    ['exp at 2', (t) => Math.exp(2 + t), Math.exp(2)],
    ['the tenth power at 1', (t) => (1 + t) ** 10, 10],
    ['a constant', () => 7, 0],
    ['a square root at 0.1', (t) => Math.sqrt(0.1 + t), 0.5 / Math.sqrt(0.1)],
  ])('%s are right to within their uncertainty, which is small', (_, f, slope) => {
    const { value, uncertainty } = along(f);
    expect(Math.abs(value - slope)).toBeLessThanOrEqual(uncertainty);
    expect(uncertainty).toBeLessThan(1e-7 * (1 + Math.abs(slope)));
  });
});

describe('differences next to a kink are uncertain', () => {
  const places = [0, 1e-300, 1e-12, 2 ** -12, 2 ** -10, 0.002, 0.01, 2 ** -5, 0.04, 0.06];
  test.each(places)('%d away: either way out by as much as they may be, or right', (offset) => {
    for (const sign of [1, -1]) {
      const { value, uncertainty } = along((t) => Math.abs(sign * offset + t));
      if (offset === 0) expect(uncertainty).toBeGreaterThan(0.1);
      else expect(Math.abs(value - sign)).toBeLessThanOrEqual(uncertainty);
    }
  });
  test.each(places)('a step %d away too', (offset) => {
    const { value, uncertainty } = along((t) => (t > offset ? 1 : 0) + t);
    expect(Math.abs(value - 1)).toBeLessThanOrEqual(uncertainty);
  });
  test.each(places)('and a branch that begins %d away with a slope of its own', (offset) => {
    const { value, uncertainty } = along((t) => (t > offset ? 2 * t : 0));
    if (offset > 0) expect(Math.abs(value)).toBeLessThanOrEqual(uncertainty);
  });
  test('where the function ends', () => {
    expect(along((t) => Math.sqrt(t)).uncertainty).toBe(Infinity);
  });
});
