import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

// Tests import `cotangent` as users do; this condition leads to the sources, so that nothing need be built first.
const conditions = ['cotangent-source', 'node', 'import', 'module', 'default'];

function project(name: string, options: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { resolve: { conditions }, ssr: { resolve: { conditions } }, test: { name, ...options } };
}

export default defineConfig({
  test: {
    // by default one core is left free
    maxWorkers: '100%',
    projects: [
      project('unit', {
        include: ['test/**/*.test.ts'],
        exclude: ['test/package/**', 'test/examples/**'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      project('laws', { include: ['property-tests/**/*.{property,test}.ts'], testTimeout: 300_000 }),
      project('examples', { include: ['test/examples/**/*.test.ts'], testTimeout: 300_000 }),
      // Reads dist/: build first.
      project('package', {
        include: ['test/package/**/*.test.ts'],
        globalSetup: ['test/package/pack.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});
