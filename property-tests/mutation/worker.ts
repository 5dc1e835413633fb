// Loads one mutant at a time and tests the laws of the ops that it may spoil; all other files stay as they are.
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import fc from 'fast-check';
import '../../src/index.ts';
import '../../src/laws/index.ts';
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

/** What became of it: the law that failed (or what was thrown), or nothing; not yet, where it is not done. */
export interface Outcome {
  readonly id: number;
  readonly done: boolean;
  readonly killed?: string;
}

let task: Task | undefined;
const urlOf = (file: string): string => pathToFileURL(join(root, file)).href;
const strip = (source: string): string => stripTypeScriptTypes(source);
const stripped = new Map<string, string>();

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const anew = task && context.parentURL?.endsWith(`?mutant=${task.id}`) && task.reload.some((file) => urlOf(file) === found.url);
    return anew ? { ...found, url: `${found.url}?mutant=${task!.id}` } : found;
  },
  load(url, context, next) {
    const [file, id] = url.split('?mutant=');
    if (id === undefined || !task) return next(url, context);
    const isMutant = file === urlOf(task.file);
    if (!isMutant && !stripped.has(file!)) stripped.set(file!, strip(readFileSync(new URL(file!), 'utf8')));
    return { format: 'module', shortCircuit: true, source: isMutant ? strip(task.source) : stripped.get(file!)! };
  },
});

/** Those that find most for their time come first. */
const order = ['convention', 'finite differences', 'adjoint', 'forward = reverse', 'second order', 'linearity'];
/** How many mutants each law killed: what found one finds the next one beside it. */
const kills = new Map<string, number>();
const nameOf = ({ name, of }: Law): string => `${name} of ${of}`;

interface Owed {
  readonly law: Law;
  readonly seed: number;
}

function soonestFirst(owed: readonly Owed[]): Owed[] {
  const killed = ({ law }: Owed): number => kills.get(nameOf(law)) ?? 0;
  const place = ({ law }: Owed): number => (order.indexOf(law.name) + order.length + 1) % (order.length + 1);
  return owed.toSorted((a, b) => killed(b) - killed(a) || place(a) - place(b));
}

async function killed({ id, ops, reload, runs, seed }: Task): Promise<string | undefined> {
  const load = (file: string): Promise<unknown> => import(`${urlOf(file)}${reload.includes(file) ? `?mutant=${id}` : ''}`);
  const said = (fault: unknown): string => (fault instanceof Error ? fault.message.split('\n')[0]! : String(fault));
  try {
    const { lawsOf } = (await load('src/laws/laws-of.ts')) as { lawsOf: (op: Lawful) => Law[] };
    const owed: Owed[] = [];
    for (const [name, file] of ops) {
      const op = ((await load(file)) as Record<string, Lawful>)[name]!;
      owed.push(...lawsOf(op).map((law, i) => ({ law, seed: seed + i })));
    }
    for (const one of soonestFirst(owed)) {
      const fault = failure(one, runs);
      if (fault === undefined) parentPort!.postMessage({ id, done: false } satisfies Outcome);
      else {
        kills.set(nameOf(one.law), (kills.get(nameOf(one.law)) ?? 0) + 1);
        return said(fault);
      }
    }
    return undefined;
  } catch (fault) {
    return said(fault);
  }
}

/** As `check`, without shrinking. */
function failure({ law, seed }: Owed, runs: number): unknown {
  try {
    const { failed, errorInstance } = fc.check(law.property, { numRuns: runs, seed, endOnFailure: true });
    if (failed) return errorInstance;
    return law.untold?.();
  } catch (fault) {
    return fault;
  }
}

parentPort?.postMessage({ id: 0, done: false } satisfies Outcome);
parentPort?.on('message', (next: Task) => {
  task = next;
  void killed(next).then((how) =>
    parentPort!.postMessage({ id: next.id, done: true, ...(how !== undefined && { killed: how }) } satisfies Outcome),
  );
});
