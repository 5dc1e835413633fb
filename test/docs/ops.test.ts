import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { derivativesPage, renderDerivatives } from '../../docs/derivatives.ts';
import { opsPage, renderOps } from '../../docs/ops.ts';
import { registry } from '../../docs/reference/registry.ts';
import { readSources, root } from '../../docs/reference/sources.ts';
import { anchor } from '../../docs/reference/text.ts';

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

/** Where the links of a page may lead within it. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!));
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!)]);
}

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md') && !name.includes('.template.')).map((name) => `docs/${name}`)];

test.each(pages)('all links of %s lead somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.replace(/```.*?```/gs, '').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  const dead = links.filter(([, path, at]) => {
    const target = path ? join(root, dirname(page), path) : join(root, page);
    return !existsSync(target) || (at !== undefined && !anchorsOf(readFileSync(target, 'utf8')).has(at));
  });
  expect(dead.map(([link]) => `${link} in ${page}`)).toEqual([]);
});
