// npm run laws [-- op …] [--cases 10000] [--seed 1]: 10 000 samples of every op, spread over its laws, op by op. Stopped, it goes on where it was; `--anew` starts again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import '../src/index.ts';
import { check, lawsOf, type Lawful } from '../src/laws/index.ts';
import * as ops from '../src/ops/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string' }, anew: { type: 'boolean', default: false } },
});
const cases = Number(values.cases);

/** What was done so far: with which seed, and how many laws of an op failed. */
interface Progress {
  readonly seed: number;
  readonly done: Record<string, number>;
}
const file = join(import.meta.dirname, '..', '.cache', `laws-${cases}.json`);
const before = existsSync(file) && !values.anew ? (JSON.parse(readFileSync(file, 'utf8')) as Progress) : undefined;
const seed = values.seed === undefined ? (before?.seed ?? Date.now() % 2 ** 31) : Number(values.seed);
const progress: Progress = before?.seed === seed ? before : { seed, done: {} };
mkdirSync(dirname(file), { recursive: true });

const wanted = Object.entries(ops as unknown as Record<string, Lawful>).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
console.log(`${wanted.length} ops, ${cases} samples of each, seed ${seed}`);
for (const [i, [name, op]] of wanted.entries()) {
  if (name in progress.done) continue;
  const start = performance.now();
  const laws = lawsOf(op);
  let failed = 0;
  for (const law of laws) {
    try {
      check(law, { runs: Math.ceil(cases / laws.length), seed });
    } catch (fault) {
      failed++;
      console.log((fault as Error).message);
    }
  }
  progress.done[name] = failed;
  writeFileSync(file, JSON.stringify(progress));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${String(i + 1).padStart(4)}/${wanted.length}  ${name}: ${laws.length} laws, ${failed === 0 ? 'all hold' : `${failed} FAIL`}, ${seconds} s`,
  );
}
const failures = wanted.filter(([name]) => progress.done[name]! > 0).map(([name]) => name);
console.log(failures.length === 0 ? 'all hold' : `laws fail for ${failures.join(', ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
