import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, inject, test } from 'vitest';

const installed = join(inject('consumer'), 'node_modules/cotangent');
const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
  exports: Record<string, { import: { default: string }; require: { default: string } }>;
};
const entries = ['.', './nn', './optim', './flow', './laws', './types'];

/** The packages that an entry reaches through whatever it imports, and the sources that its files were made of. */
async function reach(file: string): Promise<{ packages: string[]; files: string[] }> {
  const { metafile } = await build({
    entryPoints: [file],
    absWorkingDir: installed,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    treeShaking: false,
    platform: 'neutral',
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const packages = imports.filter((found) => found.external).map((found) => found.path);
  return { packages: [...new Set(packages)].sort(), files: Object.keys(metafile.inputs) };
}

function sourcesOf(file: string): string[] {
  return (JSON.parse(readFileSync(join(installed, `${file}.map`), 'utf8')) as { sources: string[] }).sources;
}

describe.each(['import', 'require'] as const)('the files behind %s', (format) => {
  const fileOf = (entry: string): string => exports[entry]![format].default;

  test.each(entries)('%s reaches no package but its own, and no Node module', async (entry) => {
    const expected: Record<string, string[]> = { './flow': ['rxjs'], './laws': ['fast-check'] };
    const { packages, files } = await reach(fileOf(entry));
    expect(packages).toEqual(expected[entry] ?? []);
    const names = new RegExp(`(require|import|getBuiltinModule)\\(\\s*['"](node:|(${builtinModules.join('|')})['"])|getBuiltinModule`);
    expect(files.filter((file) => names.test(readFileSync(join(installed, file), 'utf8')))).toEqual([]);
  });

  test('hold each source once: all entries share one core', async () => {
    const reached = await Promise.all(entries.map((entry) => reach(fileOf(entry))));
    const files = [...new Set(reached.flatMap((found) => found.files))];
    const holders: Record<string, string[]> = {};
    for (const file of files) for (const source of sourcesOf(file)) (holders[source] ??= []).push(file);
    expect(Object.entries(holders).filter(([, places]) => places.length > 1)).toEqual([]);
    const home = holders['../src/tensor/tensor.ts']!;
    const entriesWithTensors = entries.filter((_, i) => reached[i]!.files.some((file) => home.includes(file)));
    expect(entriesWithTensors).toEqual(['.', './nn', './optim', './flow', './laws']);
  });
});

test('publint and attw find nothing in the tarball', async () => {
  const run = promisify(execFile);
  const bin = (name: string): string => resolve('node_modules/.bin', name);
  const tarball = globSync(join(inject('consumer'), '*.tgz'))[0]!;
  expect((await run(bin('publint'), [tarball, '--strict'])).stdout).toContain('All good!');
  // Fails by its exit code; node10 cannot resolve subpaths of any package.
  await run(bin('attw'), [tarball, '--profile', 'node16']);
});
