import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    nn: 'src/nn/index.ts',
    optim: 'src/optim/index.ts',
    flow: 'src/flow/index.ts',
    laws: 'src/laws/index.ts',
    types: 'types/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  // One core under all entries, in both formats.
  splitting: true,
  // Rollup then writes the CommonJS chunks; without it sucrase would, and would lower `?.`, `??` and class fields on hot paths.
  treeshake: true,
  sourcemap: true,
  // The declarations name Symbol.dispose, which the library of an es2022 target does not know.
  dts: { banner: '/// <reference lib="esnext.disposable" />' },
  clean: true,
  silent: true,
});
