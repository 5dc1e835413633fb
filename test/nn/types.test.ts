import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, compilers, type Compiler } from '../types/compilers.ts';

const path = join(import.meta.dirname, 'fixtures/sentences.ts');
const goldens = readFileSync(path, 'utf8')
  .split('\n')
  .flatMap((text, i) => (text.startsWith('// ! ') ? [{ line: i + 2, sentence: text.slice(5) }] : []));

test.each(Object.keys(compilers) as Compiler[])(
  'TypeScript %s reports each mistake in one sentence, where it was made',
  { timeout: 120_000 },
  (compiler) => {
    const said = check(compiler, {}, [path])
      .faults.filter(({ file }) => file === 'sentences.ts')
      .map(({ line, message }) => ({ line, sentence: /'"([^"]*)"'/.exec(message)?.[1] ?? message }));
    expect(said).toEqual(goldens);
  },
);
