// Mutants beside each other, each in a worker of its own, which is ended when a law takes too long.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readOps, type OpFiles } from './files.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import type { Outcome, Task } from './worker.ts';

export interface MutationOptions {
  readonly runs: number;
  readonly seed: number;
}

/** A mutant and what killed it; nothing where it lives. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly killed?: string;
}

/** Longer than any law of a right op takes. */
const patience = 60_000;
/** How many ops that only import a file are tested for it. */
const most = 24;
/** How many files may be loaded anew before a worker is ended: loaded modules are never let go. */
const heap = 3000;

/** All mutants of all ops. */
export function allMutants(files: OpFiles = readOps()): Mutant[] {
  const names = new Set(files.ops.keys());
  const paths = [...files.sources].filter(([file]) => file.startsWith('src/ops/') && file !== 'src/ops/index.ts');
  return paths.flatMap(([file, source]) => mutantsOf(file, source, names, opsOf(files, file)));
}

/** n of a list, spread over it. */
export function sampled<T>(list: readonly T[], n: number): T[] {
  return list.length <= n ? [...list] : Array.from({ length: n }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / n)]!);
}

/** The file as it is: what the laws must find nothing in. */
export function unchanged(file: string): Mutant {
  return { file, start: 0, end: 0, text: '', uses: [], line: 0, change: 'nothing' };
}

/** Test mutants, as many beside each other as there are cores, and give the verdicts in order; `found` is told each at once. A mutant is killed by the laws of the ops of its file, else by those of ops that import it. */
export async function* verdicts(
  mutants: readonly Mutant[],
  options: MutationOptions,
  found: (verdict: Verdict) => void = () => {},
): AsyncGenerator<Verdict> {
  const files = readOps();
  const benches = Array.from({ length: Math.min(availableParallelism(), mutants.length) }, () => new Bench());
  const begun = new Map<Mutant, Promise<Verdict>>();
  const waiting = [...mutants];
  const work = (bench: Bench): void => {
    const mutant = waiting.shift();
    if (!mutant) return;
    const verdict = verdictOf(mutant, files, bench, options);
    begun.set(mutant, verdict);
    void verdict.then(found).finally(() => work(bench));
  };
  benches.forEach(work);
  try {
    for (const mutant of mutants) yield await begun.get(mutant)!;
  } finally {
    waiting.length = 0;
    await Promise.all(benches.map((bench) => bench.end()));
  }
}

async function verdictOf(mutant: Mutant, files: OpFiles, bench: Bench, options: MutationOptions): Promise<Verdict> {
  const source = mutated(files, mutant);
  for (const trial of trials(files, mutant.file)) {
    // of what is right a few ops tell enough: that nothing is spoiled by loading anew
    const ops = nearestFirst(files, mutant, mutant.line === 0 ? trial.ops.slice(0, 2) : trial.ops);
    const killed = await bench.test({ ...trial, ops, file: mutant.file, source, ...options });
    if (killed !== undefined) return { mutant, killed };
  }
  return { mutant };
}

/** What verdicts on the mutants of a file hold of: its text and those of the ops it is tried on, of laws, of linear maps and of this folder. */
export function groundOf(file: string, files: OpFiles, options: MutationOptions): string {
  const tried = trials(files, file).flatMap(({ ops }) => ops.map(([, path]) => path));
  const general = [...files.sources.keys()].filter((path) => /^src\/(laws|linear)\//.test(path));
  const texts = [...new Set([file, ...tried, ...general])].map((path) => files.sources.get(path)!);
  return createHash('sha256')
    .update(JSON.stringify([texts, files.tools, options]))
    .digest('hex');
}

/** The ops of a file: those of the registry, and those that only other ops use. */
function opsOf({ ops, sources }: OpFiles, file: string): string[] {
  const inner = [
    ...sources.get(file)!.matchAll(/^export const (\w+)[^=]*= (?:\/\* @__PURE__ \*\/ )?define(?:Elementwise|Product|Operator)\b/gm),
  ];
  return [...new Set([...[...ops.keys()].filter((name) => ops.get(name) === file), ...inner.map(([, name]) => name!)])];
}

/**
 * The ops of the file alone; then, where it also exports what is no op, those of files that import it, with all files between;
 * where no op imports it, some ops, with everything loaded anew that imports it, the laws among them.
 */
export function trials(files: OpFiles, file: string): Pick<Task, 'ops' | 'reload'>[] {
  const everywhere = files.importers(file);
  const importers = everywhere.filter((path) => path.startsWith('src/ops/'));
  const of = (paths: readonly string[]) => paths.flatMap((path) => opsOf(files, path).map((name) => [name, path] as const));
  const own = { ops: of([file]), reload: [file] };
  const others = { ops: spread(of(importers)), reload: [file, ...importers] };
  const found = [own, ...(exportsHelpers(files, file) ? [others] : [])].filter(({ ops }) => ops.length > 0);
  return found.length > 0 ? found : [{ ops: spread([...files.ops]), reload: [file, ...everywhere] }];
}

const spread = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % Math.ceil(list.length / most) === 0);

function exportsHelpers({ sources, ops }: OpFiles, file: string): boolean {
  return [...sources.get(file)!.matchAll(/^export (?:function|const) (\w+)/gm)].some(([, name]) => !ops.has(name!));
}

/** The op in whose definition a mutant lies finds it soonest. */
function nearestFirst({ sources }: OpFiles, { file, start }: Mutant, ops: Task['ops']): Task['ops'] {
  const before = (name: string): number => sources.get(file)!.lastIndexOf(`const ${name}:`, start);
  return ops.toSorted(([a], [b]) => before(b) - before(a));
}

/** The text of a file with a mutant in it. */
function mutated({ sources, ops }: OpFiles, { file, start, end, text, uses }: Mutant): string {
  const source = sources.get(file)!;
  const missing = uses.filter(
    (name) => ops.get(name) !== file && !new RegExp(`^import (?!type)[^;]*\\b${name}\\b[^;]* from`, 'm').test(source),
  );
  const imports = missing.map((name) => `\nimport { ${name} } from './${ops.get(name)!.replace('src/ops/', '')}';`);
  return `${source.slice(0, start)}${text}${source.slice(end)}${imports.join('')}`;
}

class Bench {
  #worker: Worker | undefined;
  #count = 0;
  #loaded = 0;
  #heard: (said: Outcome | Error | string) => void = () => {};

  async test(task: Omit<Task, 'id'>): Promise<string | undefined> {
    this.#loaded += task.reload.length;
    if (this.#loaded > heap) await this.end();
    this.#worker ??= this.#start();
    this.#worker.postMessage({ ...task, id: ++this.#count } satisfies Task);
    const outcome = await this.#outcome();
    if (outcome instanceof Error) throw outcome;
    if (typeof outcome !== 'string') return outcome.killed;
    await this.end();
    return outcome;
  }

  /** What became of a mutant, or why nothing did. Every law that holds is told of, and gives the next one its time. */
  #outcome(): Promise<Outcome | Error | string> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(`no answer within ${patience / 1000} s`), patience);
      this.#heard = (said) => {
        if (typeof said !== 'string' && 'done' in said && !said.done) return void late.refresh();
        clearTimeout(late);
        resolve(said);
      };
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: ['--conditions=cotangent-source'] });
    let ready = false;
    worker.on('message', (said: Outcome) => {
      ready = true;
      this.#heard(said);
    });
    // what is wrong before any mutant is loaded is no mutant's fault
    worker.on('error', (fault) => this.#heard(ready ? String(fault) : new Error(`the laws do not load: ${String(fault)}`)));
    this.#loaded = 0;
    return worker;
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}
