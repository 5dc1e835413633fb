// A quick part of `npm run mutate`, which tries every mutant.
import { expect, test } from 'vitest';
import { isEquivalent, staleEquivalents } from './mutation/equivalents.ts';
import { allMutants, sampled, verdicts } from './mutation/run.ts';

const all = allMutants();

test('of 40 faults spread over all derivative rules the laws find at least 38', async () => {
  const mutants = sampled(
    all.filter((mutant) => !isEquivalent(mutant)),
    40,
  );
  const living: string[] = [];
  let tested = 0;
  for await (const { mutant, killed } of verdicts(mutants, { runs: 5, seed: 1 })) {
    tested++;
    if (killed === undefined) living.push(`${mutant.file}:${mutant.line}  ${mutant.change}`);
  }
  expect(tested).toBe(40);
  expect(living.length, living.join('\n')).toBeLessThanOrEqual(2);
});

test('what is listed as computing the same is still there', () => {
  expect(staleEquivalents(all)).toEqual([]);
});
