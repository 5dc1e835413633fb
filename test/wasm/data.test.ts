import { expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { DataSection } from '../../src/wasm/data.ts';
import { FunctionBuilder } from '../../src/wasm/function.ts';
import { i32 } from '../../src/wasm/emitter.ts';
import { instantiate, ModuleBuilder } from '../../src/wasm/module.ts';

test('constants are pairs in memory: equal ones are one, 0 and -0 are two', () => {
  const arena = createArena();
  const data = new DataSection();
  const values = [0.1, 0, -0, Number.NaN, 0.1];
  const mention = (): ReturnType<DataSection['constant']>[] => values.map((value) => data.constant(value));
  mention();
  const before = arena.bytes;
  const base = data.place(arena);
  expect(arena.bytes - before).toBe(64);
  const f = new FunctionBuilder();
  const out = arena.allocate(16 * values.length);
  mention().forEach((constant, i) => f.storeVector(i32.constant(out), constant, 16 * i));
  const module = new ModuleBuilder();
  module.add(f, 'f');
  (instantiate(module.toBytes(), arena.memory!).f as () => void)();
  expect(Array.from(arena.view(out, 2 * values.length))).toEqual(values.flatMap((value) => [value, value]));
  arena.free(base);
});

test('tables are written where their addresses say', () => {
  const arena = createArena();
  const data = new DataSection();
  const mention = (): [number, number, number] => [
    data.doubles([1.5, -0, 2]),
    data.integers('t', 3, () => [7, -8, mention()[0]]),
    data.integers('t', 3, () => []),
  ];
  mention();
  data.place(arena);
  const [doubles, integers, again] = mention();
  expect(Array.from(arena.view(doubles, 3))).toEqual([1.5, -0, 2]);
  expect(Array.from(new Int32Array(arena.buffer, integers, 3))).toEqual([7, -8, doubles]);
  expect(again).toBe(integers);
});

test('what was not reserved has no address', () => {
  const data = new DataSection();
  data.place(createArena());
  expect(() => data.constant(3)).toThrow('was not reserved before the section was placed');
});
