// Loads one mutant at a time and tests the laws of the ops that it may spoil; all other files stay as they are.
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import fc from 'fast-check';
import '../../src/index.ts';
import type { Law } from '../../src/laws/index.ts';
import type { Lawful } from '../../src/ops/laws.ts';
import { root } from './files.ts';

/** A file with other text, and the ops, by name and file, whose laws are tested for it. */
export interface Task {
  readonly id: number;
  readonly file: string;
  readonly source: string;
  /** Files to load anew, so that they import the other text. */
  readonly reload: readonly string[];
  readonly ops: readonly (readonly [name: string, file: string])[];
  readonly runs: number;
  readonly seed: number;
}

/** What became of it: the law that failed (or what was thrown), or nothing. */
export interface Outcome {
  readonly id: number;
  readonly killed?: string;
}

let task: Task | undefined;
const urlOf = (file: string): string => pathToFileURL(join(root, file)).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const anew = task && context.parentURL?.endsWith(`?mutant=${task.id}`) && task.reload.some((file) => urlOf(file) === found.url);
    return anew ? { ...found, url: `${found.url}?mutant=${task!.id}` } : found;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    return task && url === `${urlOf(task.file)}?mutant=${task.id}` ? { ...loaded, source: task.source } : loaded;
  },
});

async function killed({ id, ops, reload, runs, seed }: Task): Promise<string | undefined> {
  const load = (file: string): Promise<unknown> => import(`${urlOf(file)}${reload.includes(file) ? `?mutant=${id}` : ''}`);
  try {
    const { lawsOf } = (await load('src/laws/laws-of.ts')) as { lawsOf: (op: Lawful) => Law[] };
    for (const [name, file] of ops) {
      const module = (await load(file)) as Record<string, Lawful>;
      for (const [i, law] of lawsOf(module[name]!).entries()) {
        // unlike `check`, without shrinking
        const { failed, errorInstance } = fc.check(law.property, { numRuns: runs, seed: seed + i, endOnFailure: true });
        if (failed) throw errorInstance;
        law.told?.();
      }
    }
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message.split('\n')[0]! : String(fault);
  }
}

parentPort?.on('message', (next: Task) => {
  task = next;
  void killed(next).then((how) => parentPort!.postMessage({ id: next.id, ...(how !== undefined && { killed: how }) } satisfies Outcome));
});
