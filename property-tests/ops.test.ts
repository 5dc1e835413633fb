// The laws that every op owes. A new op joins by being exported: nothing here names one.
import { describe, expect, test } from 'vitest';
import { check } from '../src/laws/check.ts';
import { lawsOf } from '../src/laws/index.ts';
import type { Lawful } from '../src/ops/laws.ts';
import '../src/index.ts';
import { settings } from './settings.ts';
import * as ops from '../src/ops/index.ts';

const { runs, seed, asked } = settings({ runs: 5 });
const all = Object.entries(ops) as unknown as readonly (readonly [string, Lawful])[];

describe.each(all)('%s', (name, op) => {
  test('is known by its own name', () => {
    expect(op.laws.name).toBe(name);
  });
  for (const [i, law] of lawsOf(op).entries()) {
    test(`${law.name}: ${law.of}`, () => check(law, { runs, seed: asked ? seed : seed && seed + i }));
  }
});

test('only ops without a derivative of their own go without cases, and they are few', () => {
  const without = all.filter(([, op]) => op.laws.cases.length === 0);
  expect(without.length).toBeLessThanOrEqual(1);
});
