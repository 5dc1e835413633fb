import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Every module of a folder, by file name: a new file is found without being named anywhere. */
export async function modulesOf<M>(folder: string): Promise<ReadonlyMap<string, M>> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const modules = await Promise.all(names.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<M>));
  return new Map(names.map((name, i) => [name.replace(/\.ts$/, ''), modules[i]!]));
}
