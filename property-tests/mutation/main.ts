// npm run mutate [-- file …] [--seed 1] [--runs 5] [--sample 40]: how many faults in derivative rules the laws find.
import { parseArgs } from 'node:util';
import { equivalents } from './equivalents.ts';
import { allMutants, verdicts, type Verdict } from './run.ts';
import type { Mutant } from './mutants.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    sample: { type: 'string' },
  },
});
const options = { seed: Number(values.seed), runs: Number(values.runs) };

const equivalent = (mutant: Mutant): boolean =>
  equivalents.some((one) => mutant.file === `src/ops/${one.file}` && one.change === mutant.change);
const wanted = allMutants().filter(
  ({ file }) => positionals.length === 0 || positionals.some((name) => `/${file}`.endsWith(`/${name.replace(/(\.ts)?$/, '.ts')}`)),
);
const tested = sampled(
  wanted.filter((mutant) => !equivalent(mutant)),
  values.sample === undefined ? Infinity : Number(values.sample),
);

/** n of them, spread over the list. */
function sampled<T>(list: readonly T[], n: number): T[] {
  return list.length <= n ? [...list] : Array.from({ length: n }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / n)]!);
}

const every = allMutants();
const stale = equivalents.filter((one) => !every.some((mutant) => mutant.file === `src/ops/${one.file}` && mutant.change === one.change));
for (const { file, change } of stale) console.log(`no longer there, to be taken off the list of equivalent ones: ${file}  ${change}`);

/** The part of all mutants that laws must find. */
const goal = 0.95;
const done: Verdict[] = [];
const start = performance.now();
let file = '';
const closeFile = (): void => {
  if (file === '') return;
  const own = done.filter(({ mutant }) => mutant.file === file);
  const killed = own.filter((one) => one.killed !== undefined).length;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${String(done.length).padStart(5)}/${tested.length}  ${seconds} s  ${file}: ${killed} of ${own.length}`);
};
for await (const verdict of verdicts(tested, options)) {
  if (verdict.mutant.file !== file) closeFile();
  file = verdict.mutant.file;
  done.push(verdict);
  if (verdict.killed === undefined) console.log(`       lives: ${file}:${verdict.mutant.line}  ${verdict.mutant.change}`);
  else if (process.env['MUTATE_VERBOSE'])
    console.log(`       ${file}:${verdict.mutant.line}  ${verdict.mutant.change}  — ${verdict.killed}`);
}
closeFile();
const killed = done.filter((one) => one.killed !== undefined).length;
console.log(
  `killed ${killed} of ${done.length} (${((100 * killed) / done.length).toFixed(1)} %); ${wanted.length - wanted.filter((m) => !equivalent(m)).length} equivalent ones left out`,
);
process.exitCode = killed >= goal * done.length ? 0 : 1;
