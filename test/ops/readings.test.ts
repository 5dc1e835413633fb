// Every elementwise op of the registry: its kernel and the JavaScript reading of its expression have the same bits, whatever the numbers.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import * as ops from '../../src/ops/index.ts';
import { createRecorder } from '../../src/scalar/expression.ts';
import { numbers } from '../../src/scalar/numbers.ts';
import type { ScalarFunction } from '../../src/scalar/scalar.ts';
import type { Laws } from '../../src/ops/laws.ts';
import type { Op } from '../../src/tensor/op.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import { aroundOne, doubles, quarterTurns, scales, signed } from '../scalar/samples.ts';

interface Elementwise {
  readonly name: string;
  readonly scalar: ScalarFunction;
  readonly operands: number;
  /** Its operands are words of 32 bits, and nothing is promised of other numbers. */
  readonly words: boolean;
}

const all: readonly Elementwise[] = Object.entries(ops as unknown as Record<string, { op?: Op; laws: Laws }>).flatMap(
  ([name, { op, laws }]) => {
    if (op?.lowering.kind !== 'map') return [];
    const { shapes, domains } = laws.cases[0]!;
    const words = domains?.[0]?.integers === true && domains[0].high === 2 ** 32 - 1;
    return [{ name, scalar: op.lowering.scalar, operands: shapes.length, words }];
  },
);

const count = 3001; // odd: the last entry is computed alone
const corners = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -3,
  2 ** -1074,
  -(2 ** -1074),
  1e-310,
  2 ** -1022,
  Number.MAX_VALUE,
  -1.7e308,
  2 ** 53,
  Infinity,
  -Infinity,
  NaN,
];
const points = fc.oneof(doubles, signed(scales(-1074, 1023)), signed(scales(-30, 30)), aroundOne, signed(quarterTurns));

/** Columns of numbers, one for each operand: all pairs of corners, then numbers of all sizes. */
function columns({ operands, words }: Elementwise): number[][] {
  const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  if (words) return Array.from({ length: operands }, (_, k) => fc.sample(word, { numRuns: count, seed: k }));
  const pairs = corners.flatMap((a) => corners.map((b) => [a, b, a < b ? b : 1]));
  const drawn = fc.sample(fc.tuple(points, points, points), { numRuns: count - pairs.length, seed: 20 });
  const rows = [...pairs, ...drawn];
  return Array.from({ length: operands }, (_, k) => rows.map((row) => row[k]!));
}

function byKernel({ scalar, operands }: Elementwise, inputs: readonly (readonly number[])[]): Float64Array {
  const s = createRecorder();
  const arena = createArena();
  const pointers = Array.from({ length: operands + 1 }, () => arena.allocate(8 * count));
  inputs.forEach((values, k) => arena.view(pointers[k]!, count).set(values));
  const body = [scalar(s, ...inputs.map((_, k) => s.input(k)))];
  const spec = { kind: 'nest', out: [count], reduce: [], loads: inputs.map(() => [1]), stores: [[1]], body } as const;
  assemble([[{ spec, pointers }]], arena).entries[0]!();
  return arena.view(pointers[operands]!, count);
}

test('the registry has elementwise ops', () => {
  expect(all.length).toBeGreaterThan(50);
});

test.each(all)('$name has the same bits in WebAssembly and in JavaScript', (op) => {
  const inputs = columns(op);
  const found = byKernel(op, inputs);
  for (let i = 0; i < count; i++) {
    const x = inputs.map((values) => values[i]!);
    const expected = op.scalar(numbers, ...x);
    if (!Object.is(found[i], expected)) expect.fail(`${op.name}(${x.join(', ')}) is ${found[i]} in the kernel, ${expected} in JavaScript`);
  }
});
