import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileProgram } from '../../src/compile/compile-program.ts';
import { interpretProgram } from '../../src/compile/interpret.ts';
import { createArena } from '../../src/memory/arena.ts';
import * as ops from '../../src/ops/index.ts';
import { sizeOf } from '../../src/shape/dims.ts';
import { placeholder } from '../../src/tensor/graph.ts';
import type { Node } from '../../src/tensor/tensor.ts';
import { Concrete, TENSOR, type Value } from '../../src/tensor/tensor.ts';
import { isCotangentError } from '../../src/errors.ts';
import {
  backends,
  continuous,
  exact,
  genes,
  grow,
  input,
  rig,
  runningSum,
  sample,
  untyped,
  values,
  type Backend,
  type Gene,
  type Rig,
  type Wanted,
} from './programs.ts';

const [add, mul, sum, tanh, matmul, transpose, reshape, permute, slice, gather, diagonal] = [
  ops.add,
  ops.mul,
  ops.sum,
  ops.tanh,
  ops.matmul,
  ops.transpose,
  ops.reshape,
  ops.permute,
  ops.slice,
  ops.gather,
  ops.diagonal,
].map(untyped) as [Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any];
type Any = ReturnType<typeof untyped>;

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

/** What a function of one input gives, on a backend. */
function apply(backend: Backend, x: Concrete, f: (x: Value) => Value): Float64Array {
  const node = placeholder(x.shape);
  const y = f(node);
  const run = rig(backend, [node], [], [[{ value: y }]]);
  run.turn([x.values]);
  return run.read(y);
}

const compiled = backends.filter((backend) => backend !== 'interpreted');

describe.each(compiled)('a program in %s', (backend) => {
  test.each([
    ['a permuted result of any rank', [2, 3, 4, 5], (x: Value) => permute(tanh(x), [2, 0, 3, 1])],
    ['a large permuted result', [400, 400], (x: Value) => transpose(tanh(x))],
    [
      'a slice of a transpose of a reshape',
      [4, 6],
      (x: Value) =>
        slice(transpose(reshape(tanh(x), [3, 8])), [
          [2, 7],
          [1, 3],
        ]),
    ],
    ['a reshape that strides cannot say', [3, 4], (x: Value) => reshape(transpose(x), [2, 6])],
    [
      'a diagonal of a permuted slice',
      [3, 4, 5],
      (x: Value) =>
        diagonal(
          slice(permute(x, [2, 1, 0]), [
            [1, 5],
            [0, 4],
            [0, 2],
          ]),
          0,
          1,
        ),
    ],
    ['a broadcast of a scalar', [], (x: Value) => untyped(ops.broadcastTo)(x, [3, 2])],
    ['an input itself', [3], (x: Value) => x],
    ['a view of an input', [2, 3], (x: Value) => transpose(x)],
    ['running sums of a transpose: a kernel of the host reads dense entries', [3, 4], (x: Value) => runningSum(transpose(x))],
    ['rows of a transpose', [3, 4], (x: Value) => gather(transpose(x), values2([3], [0, 3, 1]))],
    ['indices that are a view', [2, 2], (x: Value) => gather(values([4, 3], 2), transpose(untyped(ops.less)(x, 0.5)))],
    ['empty results', [2, 0, 3], (x: Value) => tanh(transpose(x))],
    ['an empty sum', [2, 0, 3], (x: Value) => sum(tanh(x), [1])],
    ['an empty product', [3, 0], (x: Value) => matmul(x, transpose(x))],
    ['rows of nothing', [0, 3], (x: Value) => untyped(ops.scatterAdd)(x, values2([0], []), 4)],
    ['nothing joined with something', [2, 0], (x: Value) => untyped(ops.concat)([x, values([2, 3], 1)], 1)],
  ] as [string, number[], (x: Value) => Value][])('reads %s', (_title, shape, f) => {
    expect(apply(backend, values(shape, 3), f)).toEqual(apply('interpreted', values(shape, 3), f));
  });

  test.each([
    [20, 20, 20],
    [33, 17, 40],
    [5, 300, 9],
  ])('computes products %i × %i × %i of views by the packed kernel', (m, k, n) => {
    const w = values([n, k], 2);
    const f = (x: Value): Value => add(matmul(transpose(x), transpose(w)), values([n], 4));
    const [seen, oracle] = [apply(backend, values([k, m], 1), f), apply('interpreted', values([k, m], 1), f)];
    seen.forEach((x, i) => expect(Math.abs(x - oracle[i]!)).toBeLessThan(k * 4e-14));
  });

  test('does not see what is later written into the arrays that constants were made of', () => {
    const numbers = sample(3, 1);
    const constant = new Concrete([3], numbers);
    const x = input(3);
    const y = add(x, constant);
    const run = rig(backend, [x], [], [[{ value: y }]]);
    numbers.fill(NaN);
    run.turn([new Float64Array(3)]);
    expect(run.read(y)).toEqual(sample(3, 1));
  });

  test('hands out copies that later turns leave alone', () => {
    const x = input(40);
    const y = tanh(x);
    const run = rig(backend, [x], [], [[{ value: y }]]);
    run.turn([sample(40, 1)]);
    const kept = run.read(y);
    const before = kept.slice();
    run.turn([sample(40, 2)]);
    expect(kept).toEqual(before);
  });

  test('reads its targets after the memory has grown', () => {
    const x = input(40);
    const y = runningSum(add(x, 1));
    const run = rig(backend, [x], [], [[{ value: y }]]);
    const read = run.program.reader(y);
    const peek = run.program.peek(y);
    run.turn([new Float64Array(40)]);
    const epoch = run.arena.epoch;
    run.arena.allocate(4 * run.arena.capacity);
    expect(run.arena.epoch).toBeGreaterThan(epoch);
    expect(read().values[39]).toBe(40);
    expect(peek()).toBe(1);
    run.turn([new Float64Array(40).fill(1)]);
    expect(read().values[39]).toBe(80);
  });

  test('gives all its memory back, however often it is disposed of', () => {
    const arena = createArena({ wasm: backend === 'WebAssembly' });
    const held = arena.bytes;
    for (let n = 1; n <= 1000; n++) {
      const x = input(1 + (n % 50), 3);
      const program = compileProgram({ arena, inputs: [x], entries: [[{ value: add(tanh(x), values([3], n)) }]] });
      program.dispose();
      program.dispose();
    }
    expect(arena.bytes).toBe(held);
  });

  test('shares planned memory with the other programs of its arena', () => {
    const arena = createArena({ wasm: backend === 'WebAssembly' });
    const make = (): void => {
      const x = input(1000);
      compileProgram({ arena, inputs: [x], entries: [[{ value: tanh(x) }]] });
    };
    make();
    const one = arena.bytes;
    for (let i = 0; i < 100; i++) make();
    expect(arena.bytes - one).toBeLessThan(100 * 8000);
  });

  test('names the op, the entry, the index and the bound of a bad index', () => {
    const [table, at] = [input(5, 2), input(3)];
    const y = gather(table, at);
    const run = rig(backend, [table, at], [], [[{ value: y }]]);
    for (const bad of [5, -1, 0.5, NaN, Infinity, 2 ** 32]) {
      expect(() => run.turn([sample(10, 1), Float64Array.of(0, bad, 4)])).toThrow(
        `gather: index ${bad} at entry 1 is not an integer from 0 to 4`,
      );
    }
    run.turn([sample(10, 1), Float64Array.of(4, 0, 4)]);
    expect(run.read(y)[0]).toBe(sample(10, 1)[8]);
  });

  test.each([
    ['a chain of 10 000 elementwise nodes', (x: Value) => repeat(10_000, x, (y) => add(y, 1))],
    ['10 000 nodes that all read the node before twice', (x: Value) => repeat(10_000, x, (y) => mul(tanh(y), untyped(ops.neg)(y)))],
    ['10 000 views of views', (x: Value) => repeat(10_000, x, (y) => transpose(reshape(y, [y.shape[1]!, y.shape[0]!])))],
    ['a sum of 1 000 nodes computed inside it', (x: Value) => sum(repeat(1_000, x, (y) => mul(y, y)))],
  ])('compiles %s', (_title, f) => {
    expect(apply(backend, values([2, 3], 1), f)).toEqual(apply('interpreted', values([2, 3], 1), f));
  });

  test('says which placeholder nobody gives', () => {
    const [x, stranger] = [input(2), input(2, 3)];
    const make = (): unknown => rig(backend, [x], [], [[{ value: add(stranger, x.shape.length) }]]);
    expect(make).toThrow('compileProgram: input of shape [2, 3] is neither given nor computed here');
    try {
      make();
    } catch (fault) {
      expect(isCotangentError(fault)).toBe(true);
    }
  });

  test('takes tensors of another copy of the library', () => {
    const x = input(3);
    const foreign = { shape: [3], values: Float64Array.of(1, 2, 3), [TENSOR]: 'concrete' } as unknown as Concrete;
    const { op, attrs, shape } = add(x, x) as Node;
    const node = { op, attrs, shape, inputs: [x, foreign], [TENSOR]: 'traced' } as unknown as Node;
    const run = rig(backend, [x], [], [[{ value: node }]]);
    run.turn([Float64Array.of(10, 20, 30)]);
    expect(run.read(node)).toEqual(Float64Array.of(11, 22, 33));
  });
});

function repeat(times: number, x: Value, f: (y: Value) => Value): Value {
  let y = x;
  for (let i = 0; i < times; i++) y = f(y);
  return y;
}

function values2(shape: number[], numbers: number[]): Concrete {
  return new Concrete(shape, Float64Array.from(numbers));
}

describe('programs of a thousand nodes', () => {
  test('have few kernels and little code when their nodes are alike', () => {
    const x = input(64);
    const program = compileProgram({ arena: createArena(), inputs: [x], entries: [[{ value: repeat(1000, x, tanh) }]] });
    expect(program.stats.kernels).toBeLessThan(10);
    expect(program.stats.code).toBeLessThan(20_000);
    expect(program.stats.steps[0]).toBeLessThan(250);
  });

  test('stay within the code budget when their sizes differ', () => {
    const x = input(32, 8);
    const layer = (y: Value, i: number): Value =>
      tanh(add(matmul(y, values([y.shape[1]!, 8 + ((i * 7) % 61)], i)), values([8 + ((i * 7) % 61)], i)));
    let y: Value = x;
    for (let i = 1; i <= 330; i++) y = layer(y, i);
    const program = compileProgram({ arena: createArena(), inputs: [x], entries: [[{ value: y }]] });
    expect(program.stats.code).toBeLessThan(64 * 1024);
    expect(program.stats.planned).toBeLessThan(program.stats.unplanned / 20);
  });

  /** Chains of five functions on slices of different lengths: `pick` chooses the functions of a chain. */
  function chains(pick: (chain: number, link: number) => number): { ours: Rig; oracle: Rig; made: Value[] } {
    const heavy = [ops.exp, ops.tanh, ops.sin, ops.log1p, ops.softplus, ops.sigmoid, ops.cos, ops.expm1].map(untyped);
    const x = input(400);
    const made = Array.from({ length: 120 }, (_, chain) => {
      let y = slice(x, [[chain, 3 * chain + 5]]);
      for (let link = 0; link < 3; link++) y = heavy[pick(chain, link) % heavy.length]!(y);
      return y;
    });
    const [ours, oracle] = [
      rig('WebAssembly', [x], [], [made.map((value) => ({ value }))]),
      rig('interpreted', [x], [], [made.map((value) => ({ value }))]),
    ];
    for (const run of [ours, oracle]) run.turn([sample(400, 1)]);
    return { ours, oracle, made };
  }

  test('share fused kernels that take sizes as arguments where a kernel for each size would be too much code', () => {
    const { ours, oracle, made } = chains((_, link) => link);
    for (const value of made) expect(ours.read(value)).toEqual(oracle.read(value));
    expect(ours.program.stats.steps).toEqual([120]);
    expect(ours.program.stats.kernels).toBeLessThan(10);
    expect(ours.program.stats.code).toBeLessThan(64 * 1024);
  });

  test('have one kernel for each op where fused kernels would be too much code', () => {
    const { ours, oracle, made } = chains((chain, link) => Math.floor(chain / 8 ** link) + 3 * chain * link);
    for (const value of made) expect(ours.read(value)).toEqual(oracle.read(value));
    expect(ours.program.stats.steps).toEqual([360]);
    expect(ours.program.stats.code).toBeLessThan(64 * 1024);
  });
});
