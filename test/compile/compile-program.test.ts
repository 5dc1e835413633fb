import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpretProgram } from '../../src/compile/interpret.ts';
import { createArena } from '../../src/memory/arena.ts';
import * as ops from '../../src/ops/index.ts';
import { sizeOf } from '../../src/shape/dims.ts';
import { isConcrete, type Node, type Value } from '../../src/tensor/tensor.ts';
import { backends, continuous, exact, genes, grow, input, rig, sample, untyped, values, type Gene, type Wanted } from './programs.ts';

const [add, sub, mul, sum, tanh, square, matmul, relu, transpose, reshape, permute, slice, exp] = [
  ...[ops.add, ops.sub, ops.mul, ops.sum, ops.tanh, ops.square, ops.matmul, ops.relu, ops.transpose, ops.reshape, ops.permute, ops.slice, ops.exp],
].map(untyped) as [ReturnType<typeof untyped>, ...ReturnType<typeof untyped>[]] & Record<number, ReturnType<typeof untyped>>;

const shapes = [[], [3], [2, 3], [3, 3], [1, 4], [0, 2]] as const;

/** A random program of three entries that reads inputs and pinned values, keeps some of its values, and writes others in place. */
interface Drawn {
  readonly inputs: readonly Node[];
  readonly pinned: readonly Node[];
  readonly entries: readonly (readonly Wanted[])[];
}

function draw(program: readonly Gene[], makes: typeof exact, wants: readonly number[]): Drawn {
  const inputs = shapes.map((s) => input(...s));
  const pinned = shapes.slice(1, 4).map((s) => input(...s));
  const made = grow([values([2, 3], 5), ...inputs, ...pinned], program, makes);
  const entries: Wanted[][] = [[], [], []];
  wants.forEach((want, i) => entries[want % 3]!.push({ value: made[made.length - 1 - ((want >> 2) % Math.min(made.length, 8 + i))]! }));
  pinned.forEach((node, i) => {
    const candidates = made.filter((v) => v.shape.join() === node.shape.join());
    const next = candidates.at(-1 - (wants[i]! % Math.min(candidates.length, 3)))!;
    entries[wants[i]! % 5 === 0 ? 1 : 2]!.push({ value: next, into: node });
  });
  return { inputs, pinned, entries };
}

const start = (pinned: readonly Node[]): [Node, Float64Array][] => pinned.map((node, i) => [node, sample(sizeOf(node.shape), 90 + i)]);
const turnInputs = (inputs: readonly Node[], turn: number): Float64Array[] => inputs.map((x, i) => sample(sizeOf(x.shape), 10 * turn + i));

/** What two turns of a program leave in the pinned places and in its targets. */
function observe(backend: (typeof backends)[number], { inputs, pinned, entries }: Drawn): Float64Array[] {
  const run = rig(backend, inputs, start(pinned), entries);
  const seen: Float64Array[] = [];
  for (const turn of [1, 2]) {
    run.turn(turnInputs(inputs, turn));
    seen.push(...run.pinned(), ...entries.flat().flatMap(({ value, into }) => (into ? [] : [run.read(value)])));
  }
  const held = start(pinned).reduce((n, [, numbers]) => n + Math.max(64, Math.ceil((numbers.length * 8) / 64) * 64), 0);
  run.program.dispose();
  expect(run.arena.bytes).toBe(held);
  return seen;
}

/** The greatest magnitude that a program meets in its first turns: what its rounding errors are measured by. */
function magnitude({ inputs, pinned, entries }: Drawn): number {
  const arena = createArena();
  let most = 1;
  const addresses = new Map<Value, number>(pinned.map((node) => [node, arena.allocate(sizeOf(node.shape) * 8)]));
  start(pinned).forEach(([node, numbers]) => arena.view(addresses.get(node)!, numbers.length).set(numbers));
  const targets = entries.map((list) => list.map(({ value, into }) => (into ? { value, into: addresses.get(into)! } : { value })));
  const program = interpretProgram({ arena, inputs, pinned: addresses, entries: targets }, (_, { values: numbers }) => {
    for (const x of numbers) most = Math.max(most, Math.abs(x));
  });
  for (const turn of [1, 2]) {
    program.inputs.forEach(({ address, length }, i) => arena.view(address, length).set(turnInputs(inputs, turn)[i]!));
    program.entries.forEach((run) => run());
  }
  return most;
}

const wants = fc.array(fc.nat(999), { minLength: 3, maxLength: 6 });

describe('random programs', () => {
  test('of ops that only move numbers or compute them one by one have the same bits compiled, in plain JavaScript and interpreted', () => {
    fc.assert(
      fc.property(genes, wants, (program, chosen) => {
        const drawn = draw(program, exact, chosen);
        const oracle = observe('interpreted', drawn);
        expect(observe('WebAssembly', drawn)).toEqual(oracle);
        expect(observe('plain JavaScript', drawn)).toEqual(oracle);
      }),
      { numRuns: 300 },
    );
  });

  test('with sums agree with the interpreter up to rounding', () => {
    fc.assert(
      fc.property(genes, wants, (program, chosen) => {
        const drawn = draw(program, continuous, chosen);
        const oracle = observe('interpreted', drawn);
        const tolerance = 1e-13 * magnitude(drawn) ** 2;
        for (const backend of ['WebAssembly', 'plain JavaScript'] as const) {
          observe(backend, drawn).forEach((seen, i) => {
            expect(seen.length).toBe(oracle[i]!.length);
            seen.forEach((x, k) => expect(Math.abs(x - oracle[i]![k]!)).toBeLessThanOrEqual(tolerance));
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
