// The laws that every op owes, in parts that run beside each other. A new op joins by being exported: nothing here names one.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/laws/check.ts';
import { lawsOf } from '../src/laws/index.ts';
import type { Lawful } from '../src/ops/laws.ts';
import '../src/index.ts';
import { settings } from './settings.ts';
import * as ops from '../src/ops/index.ts';

const root = join(import.meta.dirname, '..');
const { runs, seed, asked } = settings({ runs: 5 });
const all = Object.entries(ops) as unknown as readonly (readonly [string, Lawful])[];
// ops that only rules of other ops use are in no registry, but in a file of their own
const files = await Promise.all(
  globSync('src/ops/*.ts', { cwd: root }).map((file) => import(join(root, file)) as Promise<Record<string, unknown>>),
);
const registered = new Set<unknown>(Object.values(ops));
const inner = files
  .flatMap((module) => Object.entries(module))
  .filter(([, value]) => typeof value === 'function' && 'laws' in value && !registered.has(value)) as unknown as typeof all;

const lawful = [...all, ...inner].filter(([, op]) => op.laws.cases.length > 0);
const parts = 4;

/** The tests of every fourth op, from this one on. */
export function describeOps(part: number): void {
  describe.each(lawful.filter((_, i) => i % parts === part))('%s', (_, op) => {
    for (const [i, law] of lawsOf(op).entries()) {
      test(`${law.name}: ${law.of}`, () => check(law, { runs, seed: asked ? seed : seed && seed + i }));
    }
  });
}

/** What holds for the registry as a whole. */
export function describeRegistry(): void {
  test.each(all)('%s is known by its own name', (name, op) => {
    expect(op.laws.name).toBe(name);
  });

  test('only ops without a derivative of their own go without cases, and they are few', () => {
    const without = all.filter(([, op]) => op.laws.cases.length === 0);
    expect(without.length).toBeLessThanOrEqual(1);
  });

  test('every op is in one part', () => {
    const files = globSync('property-tests/ops-*.test.ts', { cwd: root }).map((file) => Number(/-(\d)\./.exec(file)![1]));
    expect(files.sort()).toEqual(Array.from({ length: parts }, (_, i) => i));
  });
}
