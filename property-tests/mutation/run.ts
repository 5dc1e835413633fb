// One mutant after the other in a worker, which is ended when a mutant takes too long.
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

/** Longer than any right op takes. */
const patience = 60_000;
/** How many ops that only import a file are tested for it. */
const most = 24;

/** All mutants of all ops. */
export function allMutants(files: OpFiles = readOps()): Mutant[] {
  const names = new Set(files.ops.keys());
  const paths = [...files.sources].filter(([file]) => file.startsWith('src/ops/') && file !== 'src/ops/index.ts');
  return paths.flatMap(([file, source]) => mutantsOf(file, source, names, opsOf(files, file)));
}

/** Test mutants, in order. A mutant is killed by the laws of the ops of its file, else by those of ops that import it. */
export async function* verdicts(mutants: readonly Mutant[], options: MutationOptions): AsyncGenerator<Verdict> {
  const files = readOps();
  const bench = new Bench();
  try {
    for (const mutant of mutants) {
      const source = mutated(files, mutant);
      let killed: string | undefined;
      for (const { ops, reload } of trials(files, mutant.file)) {
        killed ??= await bench.test({ file: mutant.file, source, reload, ops: nearestFirst(files, mutant, ops), ...options });
      }
      yield { mutant, ...(killed !== undefined && { killed }) };
    }
  } finally {
    await bench.end();
  }
}

/** The ops of a file: those of the registry, and those that only other ops use. */
function opsOf({ ops, sources }: OpFiles, file: string): string[] {
  const inner = [...sources.get(file)!.matchAll(/^export const (\w+)[^=]*= (?:\/\* @__PURE__ \*\/ )?define(?:Elementwise|Product)\b/gm)];
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
  #answer: (said: Outcome | string) => void = () => {};

  async test(task: Omit<Task, 'id'>): Promise<string | undefined> {
    // loaded modules are never let go
    if (++this.#count % 300 === 0) await this.end();
    this.#worker ??= this.#start();
    this.#worker.postMessage({ ...task, id: this.#count } satisfies Task);
    const outcome = await new Promise<Outcome | string>((resolve) => {
      const late = setTimeout(() => resolve(`no answer within ${patience / 1000} s`), patience);
      this.#answer = (said) => (clearTimeout(late), resolve(said));
    });
    if (typeof outcome !== 'string') return outcome.killed;
    await this.end();
    return outcome;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: ['--conditions=cotangent-source'] });
    worker.on('message', (said: Outcome) => this.#answer(said));
    worker.on('error', (fault) => this.#answer(String(fault)));
    return worker;
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}
