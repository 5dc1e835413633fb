// Runs the supported compilers on files, in one go each, and reads what they print.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The compilers that the library's types are kept working with. */
export const compilers = {
  '7.0': join(root, 'node_modules/@typescript/native/bin/tsc'),
  '6.0': join(root, 'node_modules/.bin/tsc6'),
  '5.9': join(root, 'node_modules/typescript59/bin/tsc'),
} as const;

export type Compiler = keyof typeof compilers;

/** One error. Its further lines, where the compiler elaborates, are part of the message. */
export interface Fault {
  readonly file: string;
  readonly path: string;
  readonly line: number;
  /** From 1, as compilers count. */
  readonly column: number;
  readonly message: string;
}

/** What a compiler said of some files. */
export interface Report {
  readonly faults: readonly Fault[];
  readonly instantiations: number;
}

/** A statement that imports every type of types/ as a member of `T`. */
export const importTypes: string = `import type * as T from ${JSON.stringify(join(root, 'types/index.ts'))};`;

/** The path of a fixture of these tests. */
export function fixture(name: string): string {
  return join(import.meta.dirname, 'fixtures', name);
}

/** The paths of a folder of fixtures. */
export function fixturesIn(folder: string): string[] {
  return readdirSync(fixture(folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => fixture(join(folder, name)));
}

/** Checks files: `sources` by name and text, which need not exist on disk, and `paths`, which do. */
export function check(compiler: Compiler, sources: Readonly<Record<string, string>>, paths: readonly string[] = []): Report {
  const folder = mkdtempSync(join(tmpdir(), 'cotangent-types-'));
  try {
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { types: [], incremental: false },
      files: [...Object.keys(sources), ...paths],
      include: [],
      exclude: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const args = [compilers[compiler], '-p', folder, '--pretty', 'false', '--noErrorTruncation', '--extendedDiagnostics'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
    const instantiations = /^Instantiations:\s+(\d+)/m.exec(stdout)?.[1];
    if (instantiations === undefined) throw new Error(`TypeScript ${compiler} said: ${stdout}${stderr}`);
    return { faults: readFaults(stdout), instantiations: Number(instantiations) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readFaults(output: string): Fault[] {
  const faults: Fault[] = [];
  for (const line of output.split('\n')) {
    const { path, row, column, message } = /^(?<path>.*?)\((?<row>\d+),(?<column>\d+)\): error (?<message>.*)$/.exec(line)?.groups ?? {};
    if (path !== undefined)
      faults.push({ file: basename(path), path: resolve(path), line: Number(row), column: Number(column), message: readable(message!) });
    else if (/^error /.test(line)) faults.push({ file: '', path: '', line: 0, column: 0, message: line });
    else if (line.startsWith('  ') && faults.length > 0) {
      const last = faults.pop()!;
      faults.push({ ...last, message: `${last.message}\n${readable(line)}` });
    }
  }
  return faults;
}

/** 5.9 prints some signs of sentences as escapes. */
function readable(text: string): string {
  return text.replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
