import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isCotangentError } from 'cotangent';
import { fixturesIn } from './compilers.ts';
import { readMistakes, type Mistake } from './mistakes.ts';

interface File {
  readonly mistakes?: readonly (() => unknown)[];
}

const files = await Promise.all(
  fixturesIn('mistakes').map(async (path) => {
    const text = readFileSync(path, 'utf8');
    const thunks = /^export const mistakes/m.test(text) ? ((await import(pathToFileURL(path).href)) as File).mistakes : undefined;
    return { file: basename(path), thunks, said: readMistakes(text) };
  }),
);
const run = files.flatMap(({ file, thunks, said }) => (thunks === undefined ? [] : [{ file, thunks, said }]));

/** What the run time does with a mistake. */
function outcomeOf(thunk: () => unknown): string | undefined {
  try {
    thunk();
    return undefined;
  } catch (fault) {
    return isCotangentError(fault) ? fault.message : `no error of the library: ${String(fault)}`;
  }
}

describe.each(run)('$file', ({ thunks, said }) => {
  test('has a sentence for every mistake', () => {
    expect(thunks).toHaveLength(said.length);
  });

  test.each(said.map((mistake, i): [string, Mistake, number] => [mistake.code, mistake, i]))(
    'when it runs, says what it should: %s',
    (_code, { sentence, who }, i) => {
      const outcome = outcomeOf(thunks[i]!);
      if (who === 'compiler') expect(outcome).toBeUndefined();
      else if (who === 'types') expect(outcome).toMatch(/^(?!no error)\w+.*: /);
      else expect(outcome).toBe(sentence);
    },
  );
});

test('the mistakes of ops that are there are run, not just compiled', () => {
  expect(run.flatMap(({ said }) => said).length).toBeGreaterThanOrEqual(70);
});
