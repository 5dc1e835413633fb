import { describe, expect, test } from 'vitest';
import { check, fixture } from './compilers.ts';

// What a shape costs its users: type instantiations for one op with sizes that no other op has, so that nothing is cached.
// Counts differ by a few percent between compilers and not at all between machines; seconds do.
const calls = 60;
const sizes = Array.from({ length: calls + 1 }, (_, i) => 100 + ((i * 37) % 900));

interface Budget {
  readonly instantiations: number;
  readonly call: (i: number) => string;
}

const budgets: Record<string, Budget> = {
  matmul: { instantiations: 400, call: (i) => `t.matmul(t.zeros([32, ${sizes[i]}]), t.zeros([${sizes[i]}, ${sizes[i + 1]}]))` },
  add: { instantiations: 400, call: (i) => `t.add(t.zeros([32, ${sizes[i]}]), t.zeros([${sizes[i]}]))` },
  'add of a number': { instantiations: 250, call: (i) => `t.add(t.zeros([32, ${sizes[i]}]), 1)` },
  contract: { instantiations: 400, call: (i) => `t.contract(t.zeros([32, ${sizes[i]}]), t.zeros([${sizes[i]}, ${sizes[i + 1]}]), 1)` },
  sum: { instantiations: 400, call: (i) => `t.sum(t.zeros([32, ${sizes[i]}, ${i + 1}]), [0, 2])` },
  concat: { instantiations: 800, call: (i) => `t.concat([t.zeros([32, ${sizes[i]}]), t.zeros([32, ${i + 1}])], 1)` },
  einsum: {
    instantiations: 1600,
    call: (i) => `t.einsum('bij,bjk->bik', t.zeros([8, 32, ${sizes[i]}]), t.zeros([8, ${sizes[i]}, ${sizes[i + 1]}]))`,
  },
  'reshape that must multiply': {
    instantiations: 2000,
    call: (i) => `t.reshape(t.zeros([${sizes[i]! * 6}, ${i + 3}]), [${sizes[i]}, ${6 * (i + 3)}])`,
  },
  slice: { instantiations: 800, call: (i) => `t.slice(t.zeros([32, ${sizes[i]}]), [[0, 32], [${i}, ${sizes[i]! - 1}]])` },
};

function instantiations(call: (i: number) => string, count: number): number {
  const lines = Array.from({ length: count }, (_, i) => `${call(i)};`);
  const source = [`import * as t from ${JSON.stringify(fixture('signatures.ts'))};`, 'export { t };', ...lines].join('\n');
  const { faults, instantiations } = check('7.0', { 'calls.mts': source });
  expect(faults).toEqual([]);
  return instantiations;
}

describe('a call with fresh sizes', () => {
  const none = instantiations(() => '', 0);

  test.each(Object.entries(budgets))('of %s stays within its budget of instantiations', (_name, { instantiations: budget, call }) => {
    const each = Math.round((instantiations(call, calls) - none) / calls);
    expect(each).toBeGreaterThan(0);
    expect(each).toBeLessThanOrEqual(budget);
  });
});
