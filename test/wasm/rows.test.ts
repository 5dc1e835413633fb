import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IndexError } from '../../src/errors.ts';
import { createArena, type Arena } from '../../src/memory/arena.ts';
import { classOf } from '../../src/memory/blocks.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import type { Fault } from '../../src/wasm/assembled.ts';
import type { RowsSpec } from '../../src/wasm/kernel.ts';
import { assemblePlain } from '../../src/wasm/plain.ts';

interface Setting {
  readonly arena: Arena;
  readonly pointers: readonly [number, number, number];
  readonly lengths: readonly [number, number, number];
}

/** An arena filled with 7s up to the end, with operands 0, 1, 2, … and the given indices among them. */
function place(spec: RowsSpec, indices: readonly number[], wasm: boolean): Setting {
  const arena = createArena({ wasm });
  const [whole, part] = [spec.bound, spec.count].map((rows) => spec.batch * spec.outer * rows * spec.width) as [number, number];
  const lengths = [spec.kind === 'gather' ? whole : part, spec.batch * spec.count, spec.kind === 'gather' ? part : whole] as const;
  const pointers = lengths.map((length) => arena.allocate(8 * length)) as [number, number, number];
  arena.allocate(64); // a guarded neighbour
  new Float64Array(arena.buffer).fill(7, 128);
  arena.view(pointers[0], lengths[0]).forEach((_, i, view) => (view[i] = i));
  arena.view(pointers[1], lengths[1]).set(indices);
  return { arena, pointers, lengths };
}

const indicesOf = ({ batch, count, bound }: { batch: number; count: number; bound: number }): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(bound - 1), { minLength: batch * count, maxLength: batch * count });

const specs = fc
  .record({ batch: fc.nat(3), outer: fc.nat(3), count: fc.nat(6), width: fc.nat(5), bound: fc.integer({ min: 1, max: 5 }) })
  .chain((sizes) => fc.tuple(fc.constant(sizes), indicesOf(sizes)));

describe.each([
  ['WebAssembly', true],
  ['plain JavaScript', false],
])('rows by index in %s', (_name, wasm) => {
  const make = wasm ? assemble : assemblePlain;

  test('gather copies the rows that the indices name, and writes nothing besides', () => {
    fc.assert(
      fc.property(specs, ([sizes, indices]) => {
        const spec: RowsSpec = { kind: 'gather', ...sizes };
        const { arena, pointers, lengths } = place(spec, indices, wasm);
        const program = make([[{ spec, pointers }]], arena);
        const expected = new Float64Array(arena.buffer).slice();
        const { batch, outer, count, width, bound } = sizes;
        for (let o = 0; o < batch * outer; o++)
          for (let i = 0; i < count; i++)
            for (let j = 0; j < width; j++)
              expected[pointers[2] / 8 + (o * count + i) * width + j] =
                (o * bound + indices[Math.floor(o / outer) * count + i]!) * width + j;
        program.entries[0]!();
        expect(new Float64Array(arena.buffer)).toEqual(expected);
        expect(lengths[2]).toBe(batch * outer * count * width);
      }),
    );
  });

  test('scatterAdd adds up the rows of equal indices, leaves zeros where none is named, and writes nothing besides', () => {
    fc.assert(
      fc.property(specs, ([sizes, indices]) => {
        const spec: RowsSpec = { kind: 'scatterAdd', ...sizes };
        const { arena, pointers, lengths } = place(spec, indices, wasm);
        const program = make([[{ spec, pointers }]], arena);
        const expected = new Float64Array(arena.buffer).slice();
        const at = pointers[2] / 8;
        expected.fill(0, at, at + lengths[2]);
        const { batch, outer, count, width, bound } = sizes;
        for (let o = 0; o < batch * outer; o++)
          for (let i = 0; i < count; i++)
            for (let j = 0; j < width; j++)
              expected[at + (o * bound + indices[Math.floor(o / outer) * count + i]!) * width + j]! += (o * count + i) * width + j;
        program.entries[0]!();
        expect(new Float64Array(arena.buffer)).toEqual(expected);
      }),
    );
  });

  const hostile = [Number.NaN, 1.5, -1, 3, 2 ** 31, 2 ** 32, 2 ** 32 + 1, -(2 ** 32), Infinity, -Infinity, 1e300, 5e-324];
  const kinds = ['gather', 'scatterAdd'] as const;
  test.each(kinds.flatMap((kind) => hostile.map((value) => [kind, value] as const)))(
    '%s refuses the index %d before it writes anything',
    (kind, value) => {
      for (const at of [0, 2, 4]) {
        const spec: RowsSpec = { kind, batch: 1, outer: 2, count: 5, width: 3, bound: 3 };
        const indices = [0, 1, 2, 1, 0];
        indices[at] = value;
        const { arena, pointers, lengths } = place(spec, indices, wasm);
        const { entries } = make([[{ spec, pointers }]], arena);
        const before = new Float64Array(arena.buffer).slice();
        let fault: unknown;
        try {
          entries[0]!();
        } catch (error) {
          fault = error;
        }
        expect(fault).toBeInstanceOf(IndexError);
        expect(fault).toMatchObject({ op: kind, entry: at, value, bound: 3 });
        const from = pointers[0] / 8;
        const to = (pointers[2] + classOf(8 * lengths[2]) + 64) / 8; // the neighbour's end
        expect(new Float64Array(arena.buffer).slice(from, to)).toEqual(before.slice(from, to));
      }
    },
  );

  test('-0 is the index 0', () => {
    const spec: RowsSpec = { kind: 'gather', batch: 1, outer: 1, count: 1, width: 1, bound: 2 };
    const { arena, pointers } = place(spec, [-0], wasm);
    make([[{ spec, pointers }]], arena).entries[0]!();
    expect(arena.view(pointers[2], 1)[0]).toBe(0);
  });

  test('an empty axis has no index', () => {
    const spec: RowsSpec = { kind: 'gather', batch: 1, outer: 1, count: 1, width: 1, bound: 0 };
    const { arena, pointers } = place(spec, [0], wasm);
    expect(() => make([[{ spec, pointers }]], arena).entries[0]!()).toThrow(IndexError);
  });

  test('a fault ends its list there and says which list and call it was', () => {
    const spec: RowsSpec = { kind: 'gather', batch: 1, outer: 1, count: 2, width: 1, bound: 2 };
    const { arena, pointers } = place(spec, [0, 9], wasm);
    const done: string[] = [];
    const faults: Fault[] = [];
    const onFault = (fault: Fault): never => {
      faults.push(fault);
      throw new Error('stopped');
    };
    const host = (name: string) => ({ host: () => void done.push(name) });
    const { entries } = make([[host('first list')], [host('before'), { spec, pointers }, host('after')]], arena, { onFault });
    entries[0]!();
    expect(() => entries[1]!()).toThrow('stopped');
    expect(done).toEqual(['first list', 'before']);
    expect(faults).toEqual([{ list: 1, call: 1, kind: 'gather', entry: 1, value: 9, bound: 2 }]);
    arena.view(pointers[1], 2).set([0, 1]);
    entries[1]!();
    expect(done).toEqual(['first list', 'before', 'before', 'after']);
  });
});
