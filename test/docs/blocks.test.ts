import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { check, type Fault } from '../types/compilers.ts';

// shapes.md shows what does not check: its own test compares it with what the compiler says
const pages = readdirSync('docs').filter((name) => name.endsWith('.md') && !/^shapes\.|\.template\.md$/.test(name));

interface Block {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

// within the package, where it knows itself by name
const folder = resolve('.cache/blocks');
const blocks: readonly Block[] = pages.flatMap((page) =>
  [...readFileSync(join('docs', page), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, text = ''], i) => ({
    title: `${page}, block ${i + 1}`,
    text,
    path: join(folder, `${page.replace('.md', '')}${i + 1}.ts`),
  })),
);

describe('blocks of code on the pages of docs/', () => {
  let faults: readonly Fault[];
  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    for (const { text, path } of blocks) writeFileSync(path, `${text}\nexport {};\n`);
    faults = check('7.0', {}, blocks.map(({ path }) => path)).faults;
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('there are some', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  test.each(blocks)('$title checks and prints what stands beside it', async ({ text, path }) => {
    expect(faults.filter((fault) => fault.path === path)).toEqual([]);
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((value) => void said.push(print(value)));
    try {
      await import(/* @vite-ignore */ path);
    } finally {
      log.mockRestore();
    }
    expect(said).toEqual([...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, expected]) => expected));
  });
});

function print(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(print).join(', ')}]` : String(value);
}
