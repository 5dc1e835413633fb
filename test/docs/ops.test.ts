import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { derivativesPage, renderDerivatives } from '../../docs/derivatives.ts';
import { opsPage, renderOps } from '../../docs/ops.ts';
import { registry } from '../../docs/reference/registry.ts';
import { readSources } from '../../docs/reference/sources.ts';

const sources = readSources();
const ops = registry();

test('the reference of ops is what they are today: npm run docs:ops', () => {
  expect(readFileSync(opsPage, 'utf8')).toBe(renderOps(sources, ops));
});

test('the page of derivatives has the rules of today: npm run docs:ops', () => {
  expect(readFileSync(derivativesPage, 'utf8')).toBe(renderDerivatives(sources, ops));
});

test('every op says what it computes', () => {
  expect(ops.map(({ name }) => name).filter((name) => (sources.declared.get(name)?.doc ?? '') === '')).toEqual([]);
});
