import { describe, expect, test } from 'vitest';
import { createArena, type Arena } from '../../src/memory/arena.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import type { Call } from '../../src/wasm/kernel.ts';
import { assemblePlain } from '../../src/wasm/plain.ts';

const still = { fromStep: 0, toStep: 0 };

describe.each([
  ['WebAssembly', true, assemble],
  ['plain JavaScript', false, assemblePlain],
] as const)('%s: calls that move, repeat and choose', (_, wasm, make) => {
  const setting = (length: number): { arena: Arena; x: number; view: () => Float64Array } => {
    const arena = createArena({ wasm });
    const x = arena.allocate(8 * length);
    arena.view(x, length).forEach((_, i, view) => (view[i] = i));
    return { arena, x, view: () => arena.view(x, length) };
  };
  const values = (view: Float64Array): number[] => Array.from(view);

  test('a move copies, also where its two ranges overlap', () => {
    const { arena, x, view } = setting(4);
    make([[{ move: { from: x, to: x + 8, bytes: 24, ...still } }, { move: { from: x, to: x, bytes: 0, ...still } }]], arena).entries[0]!();
    expect(values(view())).toEqual([0, 0, 1, 2]);
  });
  test('within a loop, moves advance from run to run, forwards or backwards', () => {
    const { arena, x, view } = setting(8);
    const back: Call = { move: { from: x + 24, to: x + 32, bytes: 8, fromStep: -8, toStep: 8 } };
    make([[{ loop: { times: 4, calls: [back] } }]], arena).entries[0]!();
    expect(values(view())).toEqual([0, 1, 2, 3, 3, 2, 1, 0]);
  });
  test('a loop runs its calls in order, as often as it says, loops inside it too', () => {
    const { arena } = setting(1);
    const seen: string[] = [];
    const say = (word: string): Call => ({ host: () => void seen.push(word) });
    const inner: Call = { loop: { times: 2, calls: [say('b')] } };
    make([[{ loop: { times: 2, calls: [say('a'), inner, say('c')] } }, { loop: { times: 0, calls: [say('never')] } }]], arena)
      .entries[0]!();
    expect(seen.join('')).toBe('abbcabbc');
  });
  test.each([
    [1, 'yes'],
    [0, 'no'],
    [-0, 'no'],
    [NaN, 'yes'],
  ])('a branch at %d takes one list of calls', (number, word) => {
    const { arena, x, view } = setting(1);
    const seen: string[] = [];
    const say = (what: string): Call => ({ host: () => void seen.push(what) });
    view()[0] = number;
    make([[{ branch: { test: x, calls: [[say('yes')], [say('no')]] } }]], arena).entries[0]!();
    expect(seen).toEqual([word]);
  });
  test('an index that is none ends all loops around it', () => {
    const { arena, x } = setting(8);
    const seen: number[] = [];
    // moves row 0, 1, 2 … of two rows: the third index is none
    const gather: Call = {
      spec: { kind: 'gather', batch: 1, outer: 1, count: 1, width: 1, bound: 2 },
      pointers: [x, x + 48, x + 56],
      op: 'pick',
    };
    const index: Call = { move: { from: x, to: x + 48, bytes: 8, fromStep: 8, toStep: 0 } };
    const calls: Call[] = [index, gather, { host: () => void seen.push(1) }];
    const { entries } = make(
      [[{ loop: { times: 5, calls: [{ loop: { times: 1, calls: [] } }, ...calls] } }, { host: () => void seen.push(9) }]],
      arena,
    );
    expect(() => entries[0]!()).toThrow('pick: index 2 at entry 0 is not an integer from 0 to 1');
    expect(seen).toEqual([1, 1]);
  });
});
