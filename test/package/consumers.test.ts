import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';

const consumer = inject('consumer');
const fixtures = resolve('test/package/fixtures');
const compilers = [
  ['7.0', 'node_modules/@typescript/native/bin/tsc'],
  ['6.0', 'node_modules/typescript/bin/tsc6'],
  ['5.9', 'node_modules/typescript59/bin/tsc'],
] as const;

/** What a program prints; a failure carries its output. */
async function run(...args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, args, { cwd: consumer })).stdout;
  } catch (fault) {
    const { stdout, stderr } = fault as { stdout: string; stderr: string };
    throw new Error(`node ${args.join(' ')}\n${stdout}${stderr}`, { cause: fault });
  }
}

/** One consumer, twice: as an ES module, and as TypeScript that becomes CommonJS. */
function writeConsumer(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const source = readFileSync(join(fixtures, 'consumer.mts'), 'utf8');
  writeFileSync(join(folder, 'consumer.mts'), source);
  writeFileSync(join(folder, 'consumer.cts'), source);
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    declaration: true,
    noEmitOnError: true,
    rootDir: '.',
    outDir: 'out',
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.mts', 'consumer.cts'] }));
}

const printed = {
  y: [
    [4, 0],
    [10, 0],
  ],
  slope: [
    [5, 0],
    [7, 0],
    [9, 0],
  ],
  J: [2, 2, 2],
  twice: [2, 4],
  drawn: [2, 3],
  shape: [2, 3],
  haversine: [],
  sentences: ['matmul: inner dimensions differ: [2, 3] × [2, 3] (3 ≠ 2)'],
  losses: [2, 0.5, 0.125],
  logits: [2, 2],
  optimizers: ['function', 'function'],
  laws: true,
};

describe.each(compilers)('a consumer on TypeScript %s', (version, compiler) => {
  const folder = join(consumer, `typescript-${version}`);

  test('checks every declaration of the package, as ESM and as CommonJS, and both run', async () => {
    writeConsumer(folder);
    await run(resolve(compiler), '--project', folder);
    expect(JSON.parse(await run(join(folder, 'out/consumer.mjs')))).toEqual(printed);
    expect(JSON.parse(await run(join(folder, 'out/consumer.cjs')))).toEqual(printed);
  });
});

test('CommonJS entries share one core, and know the tensors, errors and traces of the ESM build', async () => {
  copyFileSync(join(fixtures, 'mixed.cjs'), join(consumer, 'mixed.cjs'));
  const losses = [2, 0.5, 0.125];
  expect(JSON.parse(await run('mixed.cjs'))).toEqual({
    copies: 2,
    product: [[11]],
    gradient: [[3, 4]],
    recognised: [true, true],
    fault: [true, 'shape', 'matmul: inner dimensions differ: [1, 2] × [1, 2] (2 ≠ 1)'],
    losses: [losses, losses, losses],
  });
});
