import { describe, expect, test } from 'vitest';
import { createRecorder } from '../../src/scalar/expression.ts';
import type { NestSpec } from '../../src/wasm/kernel.ts';
import { numbersOf, planNest, structureOf, type NestPlan } from '../../src/wasm/nest-plan.ts';

const s = createRecorder();

function plan(parts: Partial<NestSpec>): NestPlan {
  return planNest({ kind: 'nest', out: [], reduce: [], loads: [[]], stores: [[]], body: [s.input(0)], ...parts })!;
}

const sum = { combine: 'sum', reduced: 1, finish: [s.input(0)] } as const;

describe('a plan', () => {
  test('walks axes that every pointer walks as one as one', () => {
    const { outer, lanes } = plan({ out: [4, 1, 5, 6], loads: [[30, 7, 6, 1]], stores: [[30, 30, 6, 1]] });
    expect(outer).toEqual([]);
    expect(lanes).toMatchObject({ over: 'out', walks: ['next', 'next'], axis: { size: 120 } });
  });

  test('keeps axes apart that one pointer does not walk as one', () => {
    const { outer, lanes } = plan({ out: [4, 5], loads: [[0, 1]], stores: [[5, 1]] });
    expect(outer).toEqual([{ size: 4, steps: [0, 40] }]);
    expect(lanes).toMatchObject({ axis: { size: 5 } });
  });

  test('does not depend on the order in which axes are listed', () => {
    const [a, b] = [
      plan({ out: [4, 5, 6], loads: [[1, 24, 4]], stores: [[30, 6, 1]] }),
      plan({ out: [6, 4, 5], loads: [[4, 1, 24]], stores: [[1, 30, 6]] }),
    ];
    expect(numbersOf(a)).toEqual(numbersOf(b));
    expect(structureOf(a)).toBe(structureOf(b));
  });

  test.each([
    ['rows of a matrix along the rows', { out: [50], reduce: [40], loads: [[40, 1]], stores: [[1]], reduction: sum }, 'reduce', 40],
    ['columns of a matrix along the rows', { out: [40], reduce: [50], loads: [[1, 40]], stores: [[1]], reduction: sum }, 'out', 40],
    ['two long columns along the columns', { out: [2], reduce: [50], loads: [[1, 2]], stores: [[1]], reduction: sum }, 'reduce', 50],
    ['everything along everything', { out: [], reduce: [50, 40], loads: [[40, 1]], stores: [[]], reduction: sum }, 'reduce', 2000],
  ] as const)('sums %s', (_name, spec, over, size) => {
    expect(plan(spec).lanes).toMatchObject({ over, axis: { size } });
  });

  test('has no lanes where there is one entry', () => {
    expect(plan({ out: [1, 1], loads: [[1, 1]], stores: [[1, 1]] }).lanes).toBeUndefined();
  });

  test('is absent where there is no entry', () => {
    expect(planNest({ kind: 'nest', out: [3, 0], reduce: [], loads: [], stores: [[0, 1]], body: [s.constant(0)] })).toBeUndefined();
  });

  test('of an empty sum is one without a sum', () => {
    const { reduction, emptySum, body } = plan({
      out: [2],
      reduce: [0],
      loads: [[0, 1]],
      stores: [[1]],
      reduction: { ...sum, finish: [s.neg(s.input(0))] },
    });
    expect([reduction, emptySum, body]).toEqual([undefined, 1, [s.neg(s.input(0))]]);
  });

  test('has the structure of other sizes, and not that of another body', () => {
    const [a, b] = [plan({ out: [10], loads: [[1]], stores: [[1]] }), plan({ out: [999], loads: [[1]], stores: [[1]] })];
    expect(structureOf(a)).toBe(structureOf(b));
    expect(numbersOf(b)).toEqual([999]);
    expect(structureOf(plan({ out: [10], loads: [[1]], stores: [[1]], body: [s.neg(s.input(0))] }))).not.toBe(structureOf(a));
  });
});
