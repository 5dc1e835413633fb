import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, inject, test } from 'vitest';

const consumer = inject('consumer');

/** The one file that a bundler makes of a program, minified and tree-shaken. */
async function bundle(name: string, contents: string): Promise<{ file: string; text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  const { text } = outputFiles[0]!;
  const file = join(consumer, `${name}.mjs`);
  writeFileSync(file, text);
  return { file, text, inputs: Object.keys(metafile.inputs) };
}

describe('a bundle of one op', () => {
  const source = `
    import { matmul, tensor, toArray } from 'cotangent';
    export function compiledModules(times) {
      let modules = 0;
      const { Module } = WebAssembly;
      WebAssembly.Module = new Proxy(Module, { construct: (target, args) => (modules++, new target(...args)) });
      try {
        const entries = Array.from({ length: 64 * 64 }, (_, i) => i % 7);
        const a = tensor(entries, [64, 64]);
        for (let i = 0; i < times; i++) matmul(a, a);
      } finally {
        WebAssembly.Module = Module;
      }
      return modules;
    }
    export const product = toArray(matmul(tensor([[1, 2]]), tensor([[3], [4]])));`;

  test('computes, and still compiles the kernels under eager ops', async () => {
    const { file } = await bundle('one-op', source);
    const program = (await import(file)) as { product: number[][]; compiledModules: (times: number) => number };
    expect(program.product).toEqual([[11]]);
    expect(program.compiledModules(200)).toBeGreaterThan(0);
  });

  test('has nothing of rxjs, of fast-check, of flow', async () => {
    const { inputs, text } = await bundle('one-op-contents', source);
    expect(inputs.filter((input) => /rxjs|fast-check|dist\/(flow|laws)\./.test(input))).toEqual([]);
    expect(text).not.toMatch(/Observable|Subscriber/);
  });

  test('the search would find rxjs in a bundle that has it', async () => {
    const { inputs, text } = await bundle('flow-contents', `export { dataflow } from 'cotangent/flow';`);
    expect(inputs.some((input) => input.includes('rxjs'))).toBe(true);
    expect(text).toMatch(/Observable|Subscriber/);
  });
});
