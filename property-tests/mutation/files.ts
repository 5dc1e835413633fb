// The files of the ops, what they export, and which of them import which.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface OpFiles {
  readonly sources: ReadonlyMap<string, string>;
  /** The names of the registry, and the file of each. */
  readonly ops: ReadonlyMap<string, string>;
  /** The text of everything that makes and tests mutants. */
  readonly tools: string;
  /** The files that import a file, the nearest first, over any number of steps. */
  readonly importers: (file: string) => string[];
}

/** Read `src/`. */
export function readOps(): OpFiles {
  const paths = globSync('src/**/*.ts', { cwd: root }).sort();
  const sources = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const exported = [...sources.get('src/ops/index.ts')!.matchAll(/^export \{([^}]+)\} from '\.\/(.+)';$/gm)];
  const namesIn = (list: string): string[] =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
  const ops = new Map(exported.flatMap(([, list, file]) => namesIn(list!).map((name) => [name, `src/ops/${file}`] as const)));
  const imports = new Map([...sources].map(([path, source]) => [path, runTimeImports(path, source)]));
  const importers = (file: string): string[] => {
    const found = [file];
    for (const next of found) for (const [path, from] of imports) if (from.includes(next) && !found.includes(path)) found.push(path);
    return found.slice(1);
  };
  const tools = ['files', 'mutants', 'regions', 'run', 'worker'].map((name) =>
    readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8'),
  );
  return { sources, ops, tools: tools.join(''), importers };
}

function runTimeImports(path: string, source: string): string[] {
  return [...source.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gm)].map(([, file]) => join(dirname(path), file!));
}
