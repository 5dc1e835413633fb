import { expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { createRecorder } from '../../src/scalar/expression.ts';
import { assemblePlain } from '../../src/wasm/plain.ts';

const s = createRecorder();

test('works on after the memory has been replaced', () => {
  const arena = createArena({ wasm: false });
  const [x, y] = [arena.allocate(24), arena.allocate(24)];
  const spec = { kind: 'nest', out: [3], reduce: [], loads: [[1]], stores: [[1]], body: [s.add(s.input(0), s.constant(1))] } as const;
  const { entries } = assemblePlain([[{ spec, pointers: [x, y] }]], arena);
  entries[0]!();
  arena.allocate(1_000_000);
  arena.view(x, 3).set([1, 2, 3]);
  entries[0]!();
  expect(Array.from(arena.view(y, 3))).toEqual([2, 3, 4]);
});

test('runs on a WebAssembly memory too, where modules are forbidden', () => {
  const arena = createArena();
  const x = arena.allocate(8);
  const spec = { kind: 'nest', out: [], reduce: [], loads: [], stores: [[]], body: [s.constant(5)] } as const;
  const assembled = assemblePlain([[{ spec, pointers: [x] }, { host: () => void (arena.view(x, 1)[0]! += 1) }]], arena);
  assembled.entries[0]!();
  expect(arena.view(x, 1)[0]).toBe(6);
  expect(assembled).toMatchObject({ bytes: 0, kernels: 1 });
});

test('takes no memory of the arena', () => {
  const arena = createArena({ wasm: false });
  const x = arena.allocate(8 * 256);
  const { bytes } = arena;
  const product = { batch: [], rows: [16], sum: [1] };
  const b = { batch: [], columns: [1], sum: [16] };
  assemblePlain(
    [
      [
        {
          spec: {
            kind: 'contract',
            batch: [],
            rows: [16],
            columns: [16],
            sum: [16],
            a: product,
            b,
            out: { batch: [], rows: [16], columns: [1] },
          },
          pointers: [x, x, x],
        },
      ],
    ],
    arena,
  ).dispose();
  expect(arena.bytes).toBe(bytes);
});
