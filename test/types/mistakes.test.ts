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
    'says the same when it runs: %s',
    (_code, { sentence, atRunTime }, i) => {
      const outcome = outcomeOf(thunks[i]!);
      if (atRunTime === 'same') expect(outcome).toBe(sentence);
      if (atRunTime === 'types') expect(outcome).toMatch(/^\w+: /);
      if (atRunTime === 'unseen') expect(outcome).toBeUndefined();
    },
  );
});

test('the mistakes of ops that are there are run, not just compiled', () => {
  expect(run.flatMap(({ said }) => said).length).toBeGreaterThanOrEqual(70);
});
