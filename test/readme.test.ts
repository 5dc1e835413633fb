import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { check } from './types/compilers.ts';

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```ts\n(.*?)```/gs)].map((m) => m[1]!);
/** What the samples leave to their reader. */
const given =
  'declare const batches: Iterable<{ x: import("cotangent").Tensor<[number, 784]>; label: import("cotangent").Tensor<[number]> }>;';

// within the package, where it knows itself by name
const folder = resolve('.cache/readme');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the samples of the README type-check, and its mistake is the sentence shown', () => {
  mkdirSync(folder, { recursive: true });
  const paths = blocks.map((text, i) => {
    const path = join(folder, `sample${i}.ts`);
    writeFileSync(path, `${text}\nexport {};\n${text.includes('batches') ? given : ''}`);
    return path;
  });
  const { faults } = check('7.0', {}, paths);
  expect(blocks.length).toBeGreaterThanOrEqual(3);
  expect(faults.map((fault) => fault.message)).toHaveLength(1);
  expect(faults[0]!.message).toContain('"matmul: inner dimensions differ: [32, 784] × [785, 10] (784 ≠ 785)"');
});
