import { describe, expect, test } from 'vitest';
import { createArena, type Arena } from '../../src/memory/arena.ts';
import { createRecorder, type Expression } from '../../src/scalar/expression.ts';
import { stridesOf } from '../../src/shape/dims.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import type { Call, ContractSpec, NestSpec, RowsSpec } from '../../src/wasm/kernel.ts';

const s = createRecorder();

/** out = body(x, y), entry by entry. */
function elementwise(out: readonly number[], body: Expression, loads = 2): NestSpec {
  const strides = stridesOf(out);
  return { kind: 'nest', out, reduce: [], loads: Array.from({ length: loads }, () => strides), stores: [strides], body: [body] };
}

function vectors(arena: Arena, count: number, length: number): number[] {
  return Array.from({ length: count }, () => arena.allocate(8 * length));
}

const square = (n: number): ContractSpec => ({
  kind: 'contract',
  batch: [],
  rows: [n],
  columns: [n],
  sum: [n],
  a: { batch: [], rows: [n], sum: [1] },
  b: { batch: [], columns: [1], sum: [n] },
  out: { batch: [], rows: [n], columns: [1] },
});

describe('assemble', () => {
  test('runs the calls of a list in order, host functions among them', () => {
    const arena = createArena();
    const [x, y] = vectors(arena, 2, 3) as [number, number];
    const seen: number[] = [];
    const double: Call = { spec: elementwise([3], s.add(s.input(0), s.input(0)), 1), pointers: [x, x] };
    const look: Call = { host: () => void seen.push(arena.view(x, 1)[0]!) };
    const copy: Call = { spec: elementwise([3], s.input(0), 1), pointers: [x, y] };
    const { entries } = assemble([[look, double, look, double, look], [copy], []], arena);
    arena.view(x, 3).set([1, 2, 3]);
    entries[0]!();
    entries[1]!();
    entries[2]!();
    expect(seen).toEqual([1, 2, 4]);
    expect(Array.from(arena.view(y, 3))).toEqual([4, 8, 12]);
  });

  test('emits equal kernels once, also when they were recorded apart or differ only in how their axes are cut', () => {
    const arena = createArena();
    const [x, y, z] = vectors(arena, 3, 24) as [number, number, number];
    const other = createRecorder();
    other.exp(other.input(3));
    const calls: Call[] = [
      { spec: elementwise([24], s.add(s.input(0), s.input(1))), pointers: [x, y, z] },
      { spec: elementwise([4, 6], s.add(s.input(0), s.input(1))), pointers: [y, z, x] },
      { spec: elementwise([2, 1, 12], other.add(other.input(0), other.input(1))), pointers: [z, x, y] },
    ];
    expect(assemble([calls], arena).kernels).toBe(1);
    expect(assemble([[...calls, { spec: elementwise([24], s.sub(s.input(0), s.input(1))), pointers: [x, y, z] }]], arena).kernels).toBe(2);
  });

  test('an entry that moves no rows is the exported function itself', () => {
    const arena = createArena();
    const { entries } = assemble([[{ spec: elementwise([3], s.constant(1), 0), pointers: vectors(arena, 1, 3) }]], arena);
    expect(String(entries[0])).toContain('[native code]');
  });

  test('gives every byte back when disposed, and disposing twice is harmless', () => {
    const arena = createArena();
    const pointers = vectors(arena, 3, 400);
    const before = arena.bytes;
    const rows: RowsSpec = { kind: 'gather', batch: 1, outer: 1, count: 2, width: 2, bound: 2 };
    const calls: Call[] = [
      { spec: elementwise([400], s.tanh(s.input(0)), 1), pointers: [pointers[0]!, pointers[1]!] },
      { spec: square(20), pointers },
      { spec: rows, pointers },
    ];
    const first = assemble([calls], arena);
    const { capacity } = arena;
    for (let i = 0; i < 100; i++) assemble([calls], arena).dispose();
    expect(arena.capacity).toBe(capacity);
    first.dispose();
    first.dispose();
    expect(arena.bytes).toBe(before);
  });

  test('programs of one arena share the scratch memory of their products', () => {
    const arena = createArena();
    const pointers = vectors(arena, 3, 128 * 128);
    const large = assemble([[{ spec: square(128), pointers }]], arena);
    const before = arena.bytes;
    const small = assemble([[{ spec: square(64), pointers }]], arena);
    expect(arena.bytes - before).toBeLessThan(8192);
    large.dispose();
    arena.view(pointers[0]!, 64 * 64).fill(2);
    arena.view(pointers[1]!, 64 * 64).fill(3);
    small.entries[0]!();
    expect(arena.view(pointers[2]!, 64 * 64).every((value) => value === 6 * 64)).toBe(true);
  });

  test('a thousand nests of different shapes stay within the budget, and each computes', () => {
    const arena = createArena();
    const x = arena.allocate(8 * 1200);
    const body = s.mul(s.tanh(s.input(0)), s.input(1));
    const shapes = Array.from({ length: 1000 }, (_, i) => [1 + (i % 7), 3 + i]);
    const outs = shapes.map(([rows, columns]) => arena.allocate(8 * rows! * columns!));
    const calls = shapes.map(([rows, columns], i): Call => {
      const loads = [
        [0, 1],
        [0, 0],
      ];
      return {
        spec: { kind: 'nest', out: [rows!, columns!], reduce: [], loads, stores: [[columns!, 1]], body: [body] },
        pointers: [x, x, outs[i]!],
      };
    });
    arena.view(x, 1200).forEach((_, i, view) => (view[i] = Math.sin(i) + 0.5));
    const { entries, bytes } = assemble([calls], arena);
    const callBytes = 1000 * 48;
    expect(bytes).toBeLessThan(64 * 1024 + 4096 + callBytes);
    entries[0]!();
    const value = arena.view(outs[0]!, 3)[2]!;
    shapes.forEach(([rows, columns], i) => {
      const out = arena.view(outs[i]!, rows! * columns!);
      expect(out[rows! * columns! - columns! + 2]).toBe(value);
    });
  });

  test('has nothing to do where an output has no entries', () => {
    const arena = createArena();
    const [x, y] = vectors(arena, 2, 1) as [number, number];
    const { entries, kernels } = assemble(
      [
        [
          { spec: elementwise([3, 0], s.input(0), 1), pointers: [x, y] },
          { spec: { ...square(4), rows: [0] }, pointers: [x, x, y] },
        ],
      ],
      arena,
    );
    entries[0]!();
    expect(kernels).toBe(0);
    expect(arena.view(y, 1)[0]).toBe(0);
  });

  test('works on after the memory has grown', () => {
    const arena = createArena();
    const [x, y] = vectors(arena, 2, 3) as [number, number];
    const rows: RowsSpec = { kind: 'gather', batch: 1, outer: 1, count: 1, width: 1, bound: 1 };
    const { entries } = assemble(
      [[{ spec: elementwise([3], s.neg(s.input(0)), 1), pointers: [x, y] }], [{ spec: rows, pointers: [x, y, x] }]],
      arena,
    );
    arena.allocate(5_000_000);
    arena.view(x, 3).set([1, 2, 3]);
    entries[0]!();
    expect(Array.from(arena.view(y, 3))).toEqual([-1, -2, -3]);
    expect(() => entries[1]!()).toThrow('gather: index -1 at entry 0 is not an integer from 0 to 0');
  });

  test('runs in plain JavaScript where the arena has no WebAssembly memory', () => {
    const arena = createArena({ wasm: false });
    const [x, y] = vectors(arena, 2, 3) as [number, number];
    const assembled = assemble([[{ spec: elementwise([3], s.neg(s.input(0)), 1), pointers: [x, y] }]], arena);
    arena.view(x, 3).set([1, 2, 3]);
    assembled.entries[0]!();
    expect(Array.from(arena.view(y, 3))).toEqual([-1, -2, -3]);
    expect(assembled.bytes).toBe(0);
  });
});
