import { expect, test } from 'vitest';
import { interpretProgram } from '../../src/compile/interpret.ts';
import { createArena } from '../../src/memory/arena.ts';
import * as ops from '../../src/ops/index.ts';
import { input, untyped } from './programs.ts';

test('an interpreted program shows each node, its value and the time it took, in order', () => {
  const arena = createArena();
  const x = input(2);
  const y = untyped(ops.add)(untyped(ops.mul)(x, 2), 1);
  const seen: [string, number[], boolean][] = [];
  const program = interpretProgram({ arena, inputs: [x], entries: [[{ value: y }]] }, (node, value, milliseconds) =>
    seen.push([node.op.name, [...value.values], milliseconds >= 0]),
  );
  arena.view(program.inputs[0]!.address, 2).set([1, 2]);
  program.entries[0]!();
  expect(seen).toEqual([
    ['mul', [2, 4], true],
    ['add', [3, 5], true],
  ]);
});

test('an interpreted program computes a node once, in the first entry that needs it', () => {
  const arena = createArena();
  const x = input(2);
  const y = untyped(ops.exp)(x);
  const names: string[] = [];
  const program = interpretProgram({ arena, inputs: [x], entries: [[{ value: y }], [{ value: untyped(ops.neg)(y) }]] }, (node) =>
    names.push(node.op.name),
  );
  for (const run of program.entries) run();
  expect(names).toEqual(['exp', 'neg']);
  expect(program.stats.steps).toEqual([1, 1]);
});

test('an interpreted program gives the memory of its inputs back', () => {
  const arena = createArena();
  const x = input(100);
  const program = interpretProgram({ arena, inputs: [x], entries: [[{ value: x }]] });
  expect(arena.bytes).toBeGreaterThan(0);
  program.dispose();
  program.dispose();
  expect(arena.bytes).toBe(0);
});

test('an interpreted program says which placeholder nobody gives', () => {
  const program = interpretProgram({ arena: createArena(), inputs: [], entries: [[{ value: input(2) }]] });
  expect(() => program.entries[0]!()).toThrow('neither an input nor pinned');
});
