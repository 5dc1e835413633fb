import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { createRecorder } from '../../src/scalar/expression.ts';
import { stridesOf } from '../../src/shape/dims.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import type { Call, NestSpec } from '../../src/wasm/kernel.ts';
import { assemblePlain } from '../../src/wasm/plain.ts';
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

/** One reduction over `count` numbers that lie `apart`, by each form. */
function reduceAll(form: Form, combine: 'sum' | 'max' | 'min', numbers: readonly number[], apart = 1): number {
  const s = createRecorder();
  const arena = createArena({ wasm: form !== 'plain' });
  const from = arena.allocate(8 * Math.max(1, numbers.length * apart));
  const to = arena.allocate(8);
  numbers.forEach((value, i) => (arena.view(from, numbers.length * apart)[i * apart] = value));
  const reduction = { combine, reduced: 1, finish: [s.input(0)] };
  const spec: NestSpec = { kind: 'nest', out: [], reduce: [numbers.length], loads: [[apart]], stores: [[]], body: [s.input(0)], reduction };
  const calls: Call[] = [{ spec, pointers: [from, to] }];
  const assembled = form === 'plain' ? assemblePlain([calls], arena) : assemble([calls], arena, { budget: form === 'baked' ? 65536 : 0 });
  assembled.entries[0]!();
  return arena.view(to, 1)[0]!;
}

describe.each(forms)('a %s reduction', (form) => {
  test('lets a NaN through maximum and minimum wherever it stands', () => {
    for (const count of [1, 2, 3, 7, 8, 9, 20]) {
      for (let at = 0; at < count; at++) {
        const numbers = Array.from({ length: count }, (_, i) => (i === at ? Number.NaN : i - 3));
        expect(reduceAll(form, 'max', numbers)).toBeNaN();
        expect(reduceAll(form, 'min', numbers, 3)).toBeNaN();
      }
    }
  });

  test('finds infinite and extreme values', () => {
    const numbers = [-1e308, 3, Infinity, -Infinity, 0, 5e-324, 7];
    expect(reduceAll(form, 'max', numbers)).toBe(Infinity);
    expect(reduceAll(form, 'min', numbers)).toBe(-Infinity);
    expect(reduceAll(form, 'max', [-Infinity, -Infinity, -Infinity])).toBe(-Infinity);
    expect(reduceAll(form, 'sum', [Infinity, 1, 2])).toBe(Infinity);
    expect(reduceAll(form, 'sum', [Infinity, 1, -Infinity])).toBeNaN();
  });

  test('an empty sum is 0', () => {
    expect(reduceAll(form, 'sum', [])).toBe(0);
  });

  test('a long sum of tenths errs by far less than adding one after the other does', () => {
    const count = 100_003;
    const tenths = new Array<number>(count).fill(0.1);
    const oneByOne = tenths.reduce((sum, x) => sum + x, 0);
    const error = Math.abs(reduceAll(form, 'sum', tenths) - count * 0.1);
    expect(error).toBeLessThan(Math.abs(oneByOne - count * 0.1) / 20);
  });
});

test('axes that are walked backwards are read and written where they lie', () => {
  const s = createRecorder();
  for (const [form, dims] of forms.flatMap((f) => [[5], [3, 4], [40, 9]].map((d) => [f, d] as const))) {
    const arena = createArena({ wasm: form !== 'plain' });
    const size = dims.reduce((product, d) => product * d, 1);
    const [from, to] = [arena.allocate(8 * size), arena.allocate(8 * size)];
    for (let i = 0; i < size; i++) arena.view(from, size)[i] = i;
    const strides = stridesOf(dims);
    const spec: NestSpec = {
      kind: 'nest',
      out: dims,
      reduce: [],
      loads: [strides.map((d) => -d)],
      stores: [strides],
      body: [s.neg(s.input(0))],
    };
    const calls: Call[] = [{ spec, pointers: [from + 8 * (size - 1), to] }];
    const assembled = form === 'plain' ? assemblePlain([calls], arena) : assemble([calls], arena, { budget: form === 'baked' ? 65536 : 0 });
    assembled.entries[0]!();
    expect(Array.from(arena.view(to, size))).toEqual(Array.from({ length: size }, (_, i) => -(size - 1 - i)));
  }
});
