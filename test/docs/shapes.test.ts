import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { page, renderPage } from '../../docs/shapes.ts';

test('the page about shapes is what the compiler says today: npm run docs:shapes', { timeout: 120_000 }, async () => {
  expect(readFileSync(page, 'utf8')).toBe(await renderPage());
});
