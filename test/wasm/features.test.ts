import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const fresh = async (): Promise<boolean> => (await import('../../src/wasm/features.ts')).canCompile();

test('this engine compiles modules with vectors', async () => {
  expect(await fresh()).toBe(true);
});

test('without WebAssembly nothing is compiled, and nothing is thrown', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(await fresh()).toBe(false);
});

test('a policy that forbids compiling is an answer, not an error', async () => {
  class Forbidden {
    constructor() {
      throw new WebAssembly.CompileError('blocked by the content security policy');
    }
  }
  vi.stubGlobal('WebAssembly', {
    ...globalThis.WebAssembly,
    validate: () => true,
    Memory: WebAssembly.Memory,
    Module: Forbidden,
    CompileError: WebAssembly.CompileError,
  });
  expect(await fresh()).toBe(false);
});

test('an engine without vectors does not compile', async () => {
  vi.stubGlobal('WebAssembly', {
    Memory: WebAssembly.Memory,
    Module: WebAssembly.Module,
    Instance: WebAssembly.Instance,
    validate: () => false,
  });
  expect(await fresh()).toBe(false);
});
