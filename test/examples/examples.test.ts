import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { runExample } from './run.ts';

const names = readdirSync(resolve(import.meta.dirname, '../../examples'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

test('every example has its expected output, and every output its example', () => {
  const expected = readdirSync(join(import.meta.dirname, 'expected')).map((file) => file.replace('.txt', ''));
  expect(expected.sort()).toEqual(names.toSorted());
});

test.each(names)('examples/%s.ts prints what it should', async (name) => {
  const { code, stdout, stderr } = await runExample(`${name}.ts`);
  expect(stderr).toBe('');
  expect(stdout).toBe(readFileSync(join(import.meta.dirname, 'expected', `${name}.txt`), 'utf8'));
  expect(code).toBe(0);
});
