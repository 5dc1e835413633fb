// Verdicts that were found before, in .cache: those on a file hold while nothing changes that they were found with.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, type OpFiles } from './files.ts';
import type { Mutant } from './mutants.ts';
import { groundOf, type MutationOptions, type Verdict } from './run.ts';

/** What killed each mutant of a file; null where it lives. */
interface Found {
  readonly ground: string;
  readonly killed: Record<string, string | null>;
}

const path = join(root, '.cache', 'mutants.json');
const keyOf = ({ start, end, text }: Mutant): string => `${start}-${end} ${text}`;

/** What is known, and written at every verdict. */
export class Progress {
  readonly #files: OpFiles;
  readonly #options: MutationOptions;
  readonly #known: Record<string, Found>;
  readonly #grounds = new Map<string, string>();

  constructor(files: OpFiles, options: MutationOptions, anew: boolean) {
    [this.#files, this.#options] = [files, options];
    this.#known = existsSync(path) && !anew ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Found>) : {};
    mkdirSync(dirname(path), { recursive: true });
  }

  of(mutant: Mutant): Verdict | undefined {
    const killed = this.#found(mutant.file).killed[keyOf(mutant)];
    return killed === undefined ? undefined : { mutant, ...(killed !== null && { killed }) };
  }

  add({ mutant, killed }: Verdict): void {
    this.#found(mutant.file).killed[keyOf(mutant)] = killed ?? null;
    writeFileSync(path, JSON.stringify(this.#known));
  }

  #found(file: string): Found {
    if (!this.#grounds.has(file)) this.#grounds.set(file, groundOf(file, this.#files, this.#options));
    const ground = this.#grounds.get(file)!;
    if (this.#known[file]?.ground !== ground) this.#known[file] = { ground, killed: {} };
    return this.#known[file]!;
  }
}
