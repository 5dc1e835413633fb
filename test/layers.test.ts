import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { circleFaults, layerFaults, rooms, runTimeSpecifiersOf, specifiersOf } from './layers.ts';
import type { Imports } from './layers.ts';

const paths = globSync('{types,src}/**/*.ts').sort();
const importsBy = (specifiers: (source: string) => string[]): Imports =>
  Object.fromEntries(paths.map((path) => [path, specifiers(readFileSync(path, 'utf8'))]));

describe('the library', () => {
  test('has a file in every room', () => {
    expect(rooms.filter((room) => !paths.some((path) => path.startsWith(room)))).toEqual([]);
  });

  test('imports only downwards, and packages only in their rooms', () => {
    expect(layerFaults(importsBy(specifiersOf))).toEqual([]);
  });

  test('has no circle of files at run time', () => {
    expect(circleFaults(importsBy(runTimeSpecifiersOf))).toEqual([]);
  });
});

describe('the checker', () => {
  const sound: Imports = {
    'types/dim.ts': [],
    'types/index.ts': ['./dim.ts'],
    'src/shape/dims.ts': ['../../types/index.ts'],
    'src/ops/add.ts': ['../shape/dims.ts'],
    'src/flow/turn.ts': ['../ops/add.ts', 'rxjs'],
  };

  test('accepts a sound graph', () => {
    expect([...layerFaults(sound), ...circleFaults(sound)]).toEqual([]);
  });

  test.each<[string, string, string[], string]>([
    ['a room that looks up', 'src/shape/dims.ts', ['../ops/add.ts'], 'src/shape/dims.ts looks up to src/ops/add.ts'],
    ['types that import code', 'types/dim.ts', ['../src/shape/dims.ts'], 'types/dim.ts looks up to src/shape/dims.ts'],
    ['rxjs outside flow', 'src/ops/add.ts', ['rxjs'], 'src/ops/add.ts may not import the package rxjs'],
    ['a deep import of rxjs', 'src/flow/turn.ts', ['rxjs/operators'], 'src/flow/turn.ts may not import the package rxjs/operators'],
    ['fast-check outside laws', 'src/flow/turn.ts', ['fast-check'], 'src/flow/turn.ts may not import the package fast-check'],
    ['a Node module', 'src/ops/add.ts', ['node:fs'], 'src/ops/add.ts may not import the package node:fs'],
    ['a self-reference', 'src/flow/turn.ts', ['cotangent'], 'src/flow/turn.ts may not import the package cotangent'],
    ['a missing file', 'src/ops/add.ts', ['./sub.ts'], 'src/ops/add.ts imports ./sub.ts, and there is no src/ops/sub.ts'],
    ['a file outside the rooms', 'src/utilities/misc.ts', ['../ops/add.ts'], 'src/utilities/misc.ts stands in no room'],
  ])('reports %s', (_, path, specifiers, sentence) => {
    expect(layerFaults({ ...sound, [path]: specifiers })).toEqual([sentence]);
  });

  test('reports a circle with its path', () => {
    const ring = { 'src/ops/a.ts': ['./b.ts'], 'src/ops/b.ts': ['./c.ts'], 'src/ops/c.ts': ['./a.ts'] };
    expect(circleFaults({ ...sound, ...ring })).toEqual(['circle: src/ops/a.ts -> src/ops/b.ts -> src/ops/c.ts -> src/ops/a.ts']);
  });

  test('reports a file that imports itself', () => {
    expect(circleFaults({ 'src/ops/a.ts': ['./a.ts'] })).toEqual(['circle: src/ops/a.ts -> src/ops/a.ts']);
  });

  test.each<[string, string[], string[]?]>([
    ["import { a } from './a.ts';", ['./a.ts']],
    ['import { a } from "./a.ts";', ['./a.ts']],
    ["import type { A } from './a.ts';\nimport { b } from './b.ts';", ['./a.ts', './b.ts'], ['./b.ts']],
    ["import {\n  a,\n  type B,\n} from './a.ts';", ['./a.ts']],
    ["import * as a from './a.ts';import b from './b.ts'", ['./a.ts', './b.ts']],
    ["import './effect.ts';", ['./effect.ts']],
    ["export type * from './a.ts';\nexport { b } from './b.ts';", ['./a.ts', './b.ts'], ['./b.ts']],
    ["export type A = 1;\nexport const typed = 2;\nimport typed from './a.ts';", ['./a.ts']],
    ["const b = await import('./b.ts');", ['./b.ts']],
    ["// import { a } from './a.ts';\n/* import './b.ts' */\nexport const from = 'nowhere';", []],
  ])('reads the imports of %j', (source, all, atRunTime = all) => {
    expect(specifiersOf(source)).toEqual(all);
    expect(runTimeSpecifiersOf(source)).toEqual(atRunTime);
  });
});
