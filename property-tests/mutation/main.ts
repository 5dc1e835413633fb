// npm run mutate [-- file …] [--seed 1] [--runs 5] [--sample 40]: how many faults in derivative rules the laws find. Stopped, it goes on where it was; `--anew` starts again.
import { parseArgs } from 'node:util';
import { isEquivalent, staleEquivalents } from './equivalents.ts';
import { readOps } from './files.ts';
import type { Mutant } from './mutants.ts';
import { Progress } from './progress.ts';
import { allMutants, sampled, unchanged, verdicts, type Verdict } from './run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    sample: { type: 'string' },
    anew: { type: 'boolean', default: false },
  },
});
const options = { seed: Number(values.seed), runs: Number(values.runs) };
/** The part of all mutants that laws must find. */
const goal = 0.95;

const files = readOps();
const every = allMutants(files);
for (const { file, change } of staleEquivalents(every))
  console.log(`no longer there, to be taken off the list of equivalent ones: ${file}  ${change}`);

const isWanted = ({ file }: Mutant): boolean =>
  positionals.length === 0 || positionals.some((name) => `/${file}`.endsWith(`/${name.replace(/(\.ts)?$/, '.ts')}`));
const wanted = every.filter(isWanted);
const tested = sampled(
  wanted.filter((mutant) => !isEquivalent(mutant)),
  values.sample === undefined ? Infinity : Number(values.sample),
);
const inOrder = [...new Set(tested.map(({ file }) => file))].flatMap((file) => [
  unchanged(file),
  ...tested.filter((mutant) => mutant.file === file),
]);
const progress = new Progress(files, options, values.anew);
const start = performance.now();
const done: Verdict[] = [];

function tell({ mutant, killed }: Verdict): void {
  if (killed === undefined) console.log(`       lives: ${mutant.file}:${mutant.line}  ${mutant.change}`);
  else if (process.env['MUTATE_VERBOSE']) console.log(`       ${mutant.file}:${mutant.line}  ${mutant.change}  — ${killed}`);
}

function closeFile(file: string): void {
  const own = done.filter(({ mutant }) => mutant.file === file);
  const killed = own.filter((one) => one.killed !== undefined).length;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${String(done.length).padStart(5)}/${tested.length}  ${seconds} s  ${file}: ${killed} of ${own.length}`);
}

const known = new Map(inOrder.flatMap((mutant) => progress.of(mutant) ?? []).map((verdict) => [verdict.mutant, verdict] as const));
const asked = verdicts(
  inOrder.filter((mutant) => !known.has(mutant)),
  options,
  (verdict) => progress.add(verdict),
);
for (const [i, mutant] of inOrder.entries()) {
  const verdict = known.get(mutant) ?? ((await asked.next()).value as Verdict);
  if (mutant.line === 0) {
    if (verdict.killed !== undefined) throw new Error(`the laws find a fault in ${mutant.file} as it is: ${verdict.killed}`);
  } else {
    done.push(verdict);
    tell(verdict);
  }
  if (inOrder[i + 1]?.file !== mutant.file) closeFile(mutant.file);
}
await asked.return(undefined);

const killed = done.filter((one) => one.killed !== undefined).length;
console.log(
  `killed ${killed} of ${done.length} (${((100 * killed) / done.length).toFixed(1)} %); ${wanted.filter(isEquivalent).length} equivalent ones left out`,
);
process.exitCode = killed >= goal * done.length ? 0 : 1;
