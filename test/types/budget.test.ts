import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, fixture } from './compilers.ts';

// What a shape costs its users: type instantiations for one op on operands with sizes that no other op has, so that nothing is cached.
// Counts differ by a few percent between compilers and not at all between machines; seconds do.
const library = join(import.meta.dirname, '../../src/index.ts');
const calls = 60;
const sizes = Array.from({ length: calls + 1 }, (_, i) => 100 + ((i * 37) % 900));

interface Budget {
  readonly instantiations: number;
  readonly operands: (i: number) => readonly string[];
  readonly call: (operands: string, i: number) => string;
}

const budgets: Record<string, Budget> = {
  matmul: {
    instantiations: 400,
    operands: (i) => [`[32, ${sizes[i]}]`, `[${sizes[i]}, ${sizes[i + 1]}]`],
    call: (operands) => `t.matmul(${operands})`,
  },
  add: { instantiations: 400, operands: (i) => [`[32, ${sizes[i]}]`, `[${sizes[i]}]`], call: (operands) => `t.add(${operands})` },
  'add of a number': { instantiations: 250, operands: (i) => [`[32, ${sizes[i]}]`], call: (operands) => `t.add(${operands}, 1)` },
  contract: {
    instantiations: 400,
    operands: (i) => [`[32, ${sizes[i]}]`, `[${sizes[i]}, ${sizes[i + 1]}]`],
    call: (operands) => `t.contract(${operands}, 1)`,
  },
  sum: { instantiations: 400, operands: (i) => [`[32, ${sizes[i]}, ${i + 1}]`], call: (operands) => `t.sum(${operands}, [0, 2])` },
  concat: {
    instantiations: 800,
    operands: (i) => [`[32, ${sizes[i]}]`, `[32, ${i + 1}]`],
    call: (operands) => `t.concat([${operands}], 1)`,
  },
  einsum: {
    instantiations: 1600,
    operands: (i) => [`[8, 32, ${sizes[i]}]`, `[8, ${sizes[i]}, ${sizes[i + 1]}]`],
    call: (operands) => `t.einsum('bij,bjk->bik', ${operands})`,
  },
  'reshape that must multiply': {
    instantiations: 2000,
    operands: (i) => [`[${sizes[i]! * 6}, ${i + 3}]`],
    call: (operands, i) => `t.reshape(${operands}, [${sizes[i]}, ${6 * (i + 3)}])`,
  },
  slice: {
    instantiations: 800,
    operands: (i) => [`[32, ${sizes[i]}]`],
    call: (operands, i) => `t.slice(${operands}, [[0, 32], [${i}, ${sizes[i]! - 1}]])`,
  },
  conv3d: {
    instantiations: 1600,
    operands: (i) => [`[8, 3, ${sizes[i]}, ${sizes[i + 1]}, ${20 + i}]`, `[16, 3, ${3 + (i % 3)}, 3, 3]`],
    call: (operands) => `w.conv3d(${operands}, { stride: 2, padding: 1 })`,
  },
  convTranspose2d: {
    instantiations: 1600,
    operands: (i) => [`[8, 3, ${sizes[i]}, ${sizes[i + 1]}]`, `[3, 16, ${3 + (i % 3)}, 3]`],
    call: (operands) => `w.convTranspose2d(${operands}, { stride: 2, padding: 1 })`,
  },
  conv2d: {
    instantiations: 1600,
    operands: (i) => [`[8, 3, ${sizes[i]}, ${sizes[i + 1]}]`, `[16, 3, ${3 + (i % 3)}, 3]`],
    call: (operands) => `w.conv2d(${operands}, { stride: 2, padding: 1 })`,
  },
};

function instantiations(lines: readonly string[]): number {
  const imports = [
    `import * as t from ${JSON.stringify(library)};`,
    `import * as w from ${JSON.stringify(fixture('signatures/windows.ts'))};`,
    'export { t, w };',
  ];
  const source = [...imports, ...lines].join('\n');
  const { faults, instantiations } = check('7.0', { 'calls.mts': source });
  expect(faults).toEqual([]);
  return instantiations;
}

describe('a call with fresh sizes', () => {
  test.each(Object.entries(budgets))(
    'of %s stays within its budget of instantiations',
    (_name, { instantiations: budget, operands, call }) => {
      const made = Array.from({ length: calls }, (_, i) => operands(i).map((shape) => `t.zeros(${shape})`));
      const without = instantiations(made.map((all) => `${all.join('; ')};`));
      const each = (instantiations(made.map((all, i) => `${call(all.join(', '), i)};`)) - without) / calls;
      expect(each).toBeGreaterThan(0);
      expect(each).toBeLessThanOrEqual(budget);
    },
  );
});
