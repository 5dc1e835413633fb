import { expect, test } from 'vitest';
import { i32 } from '../../src/wasm/emitter.ts';
import { FunctionBuilder } from '../../src/wasm/function.ts';
import { instantiate, ModuleBuilder } from '../../src/wasm/module.ts';

test('host functions come first, and functions work on the imported memory', () => {
  const seen: number[] = [];
  const memory = new WebAssembly.Memory({ initial: 1 });
  const store = new FunctionBuilder();
  store.storeInteger(store.param('i32'), i32.constant(42), 4);
  const main = new FunctionBuilder();
  const module = new ModuleBuilder(2);
  const index = module.add(store);
  main.call(index, i32.constant(8));
  main.call(1);
  main.call(0);
  module.add(main, 'main');
  const look = (at: number) => () => void seen.push(new Int32Array(memory.buffer)[at]!);
  (instantiate(module.toBytes(), memory, [look(0), look(3)]).main as () => void)();
  expect(seen).toEqual([42, 0]);
});

test('a module without functions is a module', () => {
  expect(WebAssembly.validate(new ModuleBuilder().toBytes())).toBe(true);
});

test('a thousand functions share the types of their signatures', () => {
  const module = new ModuleBuilder();
  for (let i = 0; i < 1000; i++) {
    const f = new FunctionBuilder();
    for (let k = 0; k < i % 3; k++) f.param('i32');
    module.add(f, `f${i}`);
  }
  const bytes = module.toBytes();
  expect(WebAssembly.validate(bytes)).toBe(true);
  expect(bytes.length).toBeLessThan(16_000);
});
