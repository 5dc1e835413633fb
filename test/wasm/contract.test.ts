import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createArena } from '../../src/memory/arena.ts';
import { sizeOf, stridesOf, type Dims } from '../../src/shape/dims.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import { blocking } from '../../src/wasm/contract-plan.ts';
import type { ContractSpec } from '../../src/wasm/kernel.ts';
import { assemblePlain } from '../../src/wasm/plain.ts';
import { createNumbers } from './nests.ts';

type Role = 'batch' | 'rows' | 'columns' | 'sum';
type Sizes = Readonly<Record<Role, Dims>>;

const indicesOf = (dims: Dims): number[][] =>
  dims.reduce<number[][]>((all, size) => all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])), [[]]);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Strides of a dense operand whose axes, listed by role, lie in another order in memory. */
function operandOf<R extends Role>(
  sizes: Sizes,
  roles: readonly R[],
  order: readonly number[],
): { strides: Record<R, number[]>; length: number } {
  const axes = roles.flatMap((role) => sizes[role].map((size, i) => ({ role, i, size })));
  const sorted = axes.map((axis, k) => ({ axis, place: order[k] ?? 0, k })).sort((x, y) => x.place - y.place || x.k - y.k);
  const steps = stridesOf(sorted.map(({ axis }) => axis.size));
  const strides = Object.fromEntries(roles.map((role) => [role, sizes[role].map(() => 0)])) as Record<R, number[]>;
  sorted.forEach(({ axis }, k) => (strides[axis.role][axis.i] = steps[k]!));
  return { strides, length: sizeOf(axes.map(({ size }) => size)) };
}

interface Product {
  readonly spec: ContractSpec;
  readonly lengths: readonly [number, number, number];
}

function productOf(sizes: Sizes, orders: readonly (readonly number[])[]): Product {
  const a = operandOf(sizes, ['batch', 'rows', 'sum'], orders[0] ?? []);
  const b = operandOf(sizes, ['batch', 'sum', 'columns'], orders[1] ?? []);
  const out = operandOf(sizes, ['batch', 'rows', 'columns'], orders[2] ?? []);
  return { spec: { kind: 'contract', ...sizes, a: a.strides, b: b.strides, out: out.strides }, lengths: [a.length, b.length, out.length] };
}

/** Run a product and compare every entry of the arena with the definition. */
function check({ spec, lengths }: Product, seed: number, wasm: boolean): void {
  const arena = createArena({ wasm });
  const pointers = lengths.map((length) => arena.allocate(8 * length));
  const numbers = createNumbers(seed, false);
  const allocate = vi.spyOn(arena, 'allocate');
  const assembled = (wasm ? assemble : assemblePlain)([[{ spec, pointers }]], arena);
  lengths.forEach((length, i) => arena.view(pointers[i]!, Math.ceil(length / 8) * 8).forEach((_, j, view) => (view[j] = numbers())));
  const before = new Float64Array(arena.buffer).slice();
  assembled.entries[0]!();
  const after = new Float64Array(arena.buffer).slice();
  assembled.dispose();
  const [a, b, out] = pointers.map((pointer) => pointer / 8) as [number, number, number];
  const touched = new Set<number>();
  const sums = indicesOf(spec.sum).map((p) => [dot(p, spec.a.sum), dot(p, spec.b.sum)] as const);
  for (const z of indicesOf(spec.batch)) {
    for (const i of indicesOf(spec.rows)) {
      for (const j of indicesOf(spec.columns)) {
        const fromA = a + dot(z, spec.a.batch) + dot(i, spec.a.rows);
        const fromB = b + dot(z, spec.b.batch) + dot(j, spec.b.columns);
        const at = out + dot(z, spec.out.batch) + dot(i, spec.out.rows) + dot(j, spec.out.columns);
        const terms = sums.map(([p, q]) => before[fromA + p]! * before[fromB + q]!);
        const scale = terms.reduce((sum, term) => sum + Math.abs(term), 0);
        const error = Math.abs(after[at]! - terms.reduce((sum, term) => sum + term, 0));
        if (!(error <= 2 ** -52 * terms.length * scale)) expect.fail(`entry ${at}: ${after[at]}`);
        touched.add(at);
      }
    }
  }
  // Scratch changes, which may lie between the operands; nothing else in the arena does.
  const scratch = allocate.mock.calls.map(([bytes], k) => {
    const address = allocate.mock.results[k]!.value as number;
    return [address / 8, (address + bytes) / 8] as const;
  });
  const changes = (i: number): boolean => touched.has(i) || scratch.some(([from, to]) => from <= i && i < to);
  after.forEach((value, i) => {
    if (!Object.is(value, before[i]) && !changes(i)) expect.fail(`entry ${i} was changed`);
  });
}

const role = fc.array(fc.constantFrom(1, 2, 3, 4, 5, 9), { maxLength: 2 });
const products = fc
  .record({
    sizes: fc.record({
      batch: fc.array(fc.constantFrom(0, 1, 2, 3), { maxLength: 2 }),
      rows: role,
      columns: role,
      sum: fc.oneof(role, fc.constant([0]), fc.constant([2, 0])),
    }),
    orders: fc.array(fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ sizes, orders }) => productOf(sizes, orders));

describe.each([
  ['packed', true],
  ['plain', false],
])('a %s product', (_name, wasm) => {
  test('equals its definition for every split of axes into roles and every order in memory, empty sums included', () => {
    fc.assert(
      fc.property(products, fc.nat(), (product, seed) => check(product, seed, wasm)),
      { numRuns: 150 },
    );
  });

  test('equals its definition where it passes one block of rows or of depth', () => {
    check(productOf({ batch: [], rows: [blocking.rows + 6], columns: [5], sum: [7] }, []), 1, wasm);
    check(productOf({ batch: [2], rows: [5], columns: [9], sum: [2 * blocking.depth + 3] }, []), 2, wasm);
    check(
      productOf({ batch: [], rows: [7], columns: [4, 3], sum: [blocking.depth] }, [
        [1, 0],
        [1, 0, 0],
        [0, 1, 2],
      ]),
      3,
      wasm,
    );
  });

  test('equals its definition where it passes one block of columns', () => {
    check(productOf({ batch: [], rows: [5], columns: [blocking.columns + 5], sum: [3] }, []), 4, wasm);
    check(
      productOf({ batch: [], rows: [blocking.columns + 5], columns: [6], sum: [2] }, [
        [1, 0],
        [0, 1],
        [1, 0],
      ]),
      5,
      wasm,
    );
  });

  test('reads an operand that has no such axis at stride 0', () => {
    const { spec } = productOf({ batch: [3], rows: [4], columns: [6], sum: [5] }, []);
    check({ spec: { ...spec, b: { ...spec.b, batch: [0] } }, lengths: [60, 30, 72] }, 6, wasm);
  });
});
