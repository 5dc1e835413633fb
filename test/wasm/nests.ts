// Random loop nests, and what they ought to compute, said as plainly as possible.
import fc from 'fast-check';
import { createArena } from '../../src/memory/arena.ts';
import { createRecorder, evaluate, type Expression, type Recorder } from '../../src/scalar/expression.ts';
import { sizeOf, type Dims } from '../../src/shape/dims.ts';
import { assemble } from '../../src/wasm/assemble.ts';
import { assemblePlain } from '../../src/wasm/plain.ts';
import type { Call, NestSpec } from '../../src/wasm/kernel.ts';

/** A nest with the operands that it works on: lengths of their blocks, and where each pointer points. */
export interface NestCase {
  readonly spec: NestSpec;
  /** Entries of each operand; loads first. A store in place has none of its own. */
  readonly lengths: readonly number[];
  /** For each store, the load whose place it takes, or -1. */
  readonly inPlaceOf: readonly number[];
}

const indicesOf = (dims: Dims): number[][] =>
  dims.reduce<number[][]>((all, size) => all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])), [[]]);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Numbers that are easy to get wrong. */
const corners = [0, -0, 1, -1, Number.NaN, Infinity, -Infinity, 5e-324, -1e-310, 1.7e308, 0.5, 2.5, -2.5];

/** A deterministic stream of numbers; `wild` ones include the corners. */
export function createNumbers(seed: number, wild: boolean): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => (wild && next() < 0.15 ? corners[Math.floor(next() * corners.length)]! : (next() - 0.5) * 8);
}

const gentle = ['add', 'sub', 'min', 'max'] as const;
const binary = [...gentle, 'mul', 'div', 'copySign'] as const;
const unary = ['neg', 'abs', 'sqrt', 'floor', 'exp', 'tanh', 'log'] as const;
const compare = ['less', 'lessEqual', 'equal', 'notEqual'] as const;

type Step = readonly [kind: number, op: number, a: number, b: number, c: number];

const steps: fc.Arbitrary<Step[]> = fc.array(fc.tuple(fc.nat(3), fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)), { maxLength: 7 });

/** Each step at most doubles an error. */
function buildGentle(s: Recorder, inputs: number, program: readonly Step[], outputs: number): Expression[] {
  const values = Array.from({ length: inputs }, (_, i) => s.input(i));
  const at = (i: number): Expression => values[i % values.length]!;
  for (const [, op, a, b] of program) values.push(s[gentle[op % gentle.length]!](at(a), at(b)));
  return Array.from({ length: outputs }, (_, i) => values.at(-1 - i) ?? values[0]!);
}

/** Some expressions of `inputs` inputs, sharing what they may. */
function build(s: Recorder, inputs: number, program: readonly Step[], outputs: number): Expression[] {
  const values = [...Array.from({ length: inputs }, (_, i) => s.input(i)), s.constant(1.5), s.constant(-0)];
  const at = (i: number): Expression => values[i % values.length]!;
  for (const [kind, op, a, b, c] of program) {
    if (kind === 0) values.push(s[unary[op % unary.length]!](at(a)));
    else if (kind === 3) values.push(s.select(s[compare[op % compare.length]!](at(a), at(b)), at(b), at(c)));
    else values.push(s[binary[op % binary.length]!](at(a), at(b)));
  }
  return Array.from({ length: outputs }, (_, i) => values.at(-1 - i) ?? values[0]!);
}

/** Strides of an operand over some axes: some of them walked in another order, some not at all, all a few entries apart. */
function layout(dims: Dims, order: readonly number[], apart: number, still: readonly boolean[]): { strides: number[]; length: number } {
  const strides = dims.map(() => 0);
  let step = apart;
  const axes = dims.map((_, i) => i).sort((i, j) => order[i]! - order[j]! || j - i);
  for (const i of axes) {
    if (still[i]) continue;
    strides[i] = step;
    step *= Math.max(1, dims[i]!);
  }
  return { strides, length: 1 + dims.reduce((sum, size, i) => sum + Math.max(0, size - 1) * strides[i]!, 0) };
}

const shuffle = (ranks: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(new Array<number>(ranks).fill(0)) },
    { weight: 1, arbitrary: fc.array(fc.nat(9), { minLength: ranks, maxLength: ranks }) },
  );
const operand = (ranks: number, stillness: number): fc.Arbitrary<{ order: number[]; apart: number; still: boolean[] }> =>
  fc.record({
    order: shuffle(ranks),
    apart: fc.constantFrom(1, 1, 1, 2, 3),
    still: fc.array(
      fc.nat(99).map((n) => n < stillness),
      { minLength: ranks, maxLength: ranks },
    ),
  });

const outSize = fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 23);
const reduceSize = fc.constantFrom(1, 2, 3, 5, 8, 13, 40);
const longSize = fc.constantFrom(255, 256, 257, 300, 2049, 4111);

export interface NestOptions {
  readonly reducing: boolean;
}

/** Nests of any shape, up to a few thousand points. */
export function nests({ reducing }: NestOptions): fc.Arbitrary<NestCase> {
  const out = fc.array(outSize, { maxLength: reducing ? 2 : 4 }).filter((dims) => sizeOf(dims) < 600);
  const reduce = fc.oneof(
    { weight: 4, arbitrary: fc.array(reduceSize, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: longSize.map((size) => [size]) },
    { weight: 1, arbitrary: fc.tuple(reduceSize, longSize).map((sizes) => [...sizes]) },
    { weight: 1, arbitrary: fc.constant([3, 0]) },
  );
  return fc
    .tuple(out, reducing ? reduce : fc.constant([]))
    .filter(([o, r]) => sizeOf(o) * sizeOf(r) < 12_000)
    .chain(([o, r]) => nestOf(o, r, reducing));
}

function nestOf(out: readonly number[], reduce: readonly number[], reducing: boolean): fc.Arbitrary<NestCase> {
  const [outer, inner] = [out.length, reduce.length];
  const kinds = reduce.includes(0) ? (['sum'] as const) : (['sum', 'sum', 'max', 'min'] as const);
  return fc
    .record({
      loads: fc.array(operand(outer + inner, 25), { minLength: reducing ? 1 : 0, maxLength: 3 }),
      later: fc.array(operand(outer, 25), { maxLength: reducing ? 2 : 0 }),
      stores: fc.array(operand(outer, 0), { minLength: 1, maxLength: 3 }),
      inPlace: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      body: steps,
      finish: steps,
      combine: fc.constantFrom(...kinds),
    })
    .map(({ loads, later, stores, inPlace, body, finish, combine }) => {
      const s = createRecorder();
      const all = [
        ...loads.map(({ order, apart, still }) => layout([...out, ...reduce], order, apart, still)),
        ...later.map(({ order, apart, still }) => layout(out, order, apart, still)),
      ];
      const targets = stores.map(({ order, apart, still }) => layout(out, order, apart, still));
      const free = all
        .map((_, k) => k)
        .filter((k) => (!reducing || k >= loads.length) && all[k]!.strides.every((step, i) => step !== 0 || out[i] === 1));
      const inPlaceOf = targets.map((_, i) => (inPlace[i] ? (free.pop() ?? -1) : -1));
      const spec: NestSpec = {
        kind: 'nest',
        out,
        reduce,
        loads: all.map(({ strides }) => strides),
        stores: targets.map(({ strides }, i) => (inPlaceOf[i]! >= 0 ? all[inPlaceOf[i]!]!.strides : strides)),
        body: reducing ? [productOf(s, loads.length)] : build(s, loads.length, body, targets.length),
        ...(reducing && {
          reduction: { combine, reduced: loads.length, finish: buildGentle(s, 1 + later.length, finish, targets.length) },
        }),
      };
      return {
        spec,
        inPlaceOf,
        lengths: [...all, ...targets].map(({ length }, i) => ((inPlaceOf[i - all.length] ?? -1) >= 0 ? 0 : length)),
      };
    });
}

function productOf(s: Recorder, inputs: number): Expression {
  return Array.from({ length: inputs }, (_, i) => s.input(i)).reduce((a, b) => s.mul(a, b));
}

/** The stored values by the definition, and for each the size of the rounding errors that any order of summation stays within. */
export function naive(
  { spec }: NestCase,
  memory: Float64Array,
  pointers: readonly number[],
): { at: number; value: number; scale: number }[] {
  const { reduction } = spec;
  const loads = spec.loads.length;
  const read = (k: number, index: readonly number[]): number => memory[pointers[k]! + dot(spec.loads[k]!, index)]!;
  const inputs = (from: number, to: number, index: readonly number[]): number[] =>
    Array.from({ length: to - from }, (_, i) => read(from + i, index));
  const join = {
    sum: (a: number, b: number) => a + b,
    max: (a: number, b: number) => Math.max(a, b),
    min: (a: number, b: number) => Math.min(a, b),
  };
  return indicesOf(spec.out).flatMap((o) => {
    let values: number[];
    let scale = 0;
    if (reduction) {
      const terms = indicesOf(spec.reduce).map((r) => evaluate(spec.body, inputs(0, reduction.reduced, [...o, ...r]))[0]!);
      const combined = terms.reduce(join[reduction.combine], { sum: 0, max: -Infinity, min: Infinity }[reduction.combine]);
      if (reduction.combine === 'sum') scale = terms.reduce((sum, term) => sum + Math.abs(term), 0) * terms.length;
      values = evaluate(reduction.finish, [combined, ...inputs(reduction.reduced, loads, o)]);
    } else values = evaluate(spec.body, inputs(0, loads, o));
    return values.map((value, i) => ({ at: pointers[loads + i]! + dot(spec.stores[i]!, o), value, scale }));
  });
}

/** Which kernels run a nest: sizes as constants, sizes as parameters, or plain JavaScript. */
export type Form = 'baked' | 'parametric' | 'plain';

/** Run a nest in an arena of its own filled with numbers. Everything in the arena before and after, in entries. */
export function run(
  nest: NestCase,
  seed: number,
  wild: boolean,
  form: Form,
): { before: Float64Array; after: Float64Array; pointers: number[] } {
  const { spec, lengths, inPlaceOf } = nest;
  const arena = createArena({ wasm: form !== 'plain' });
  const addresses = lengths.map((length) => arena.allocate(8 * length));
  const pointers = addresses.map((address, i) => {
    const load = inPlaceOf[i - spec.loads.length] ?? -1;
    return load >= 0 ? addresses[load]! : address;
  });
  const numbers = createNumbers(seed, wild);
  // Every byte behind the operands is filled too: what must not be written must not be zero.
  lengths.forEach(
    (length, i) => length > 0 && arena.view(addresses[i]!, Math.ceil(length / 8) * 8).forEach((_, j, view) => (view[j] = numbers())),
  );
  const calls: Call[] = [{ spec, pointers }];
  const assembled = form === 'plain' ? assemblePlain([calls], arena) : assemble([calls], arena, { budget: form === 'baked' ? 65536 : 0 });
  const before = new Float64Array(arena.buffer).slice();
  assembled.entries[0]!();
  const after = new Float64Array(arena.buffer).slice();
  assembled.dispose();
  return { before, after, pointers: pointers.map((pointer) => pointer / 8) };
}

/** The first entry at which two memories differ in more than `tolerance` allows, or undefined. */
export function difference(actual: Float64Array, expected: Float64Array, tolerance?: (at: number) => number): string | undefined {
  for (let i = 0; i < actual.length; i++) {
    if (Object.is(actual[i], expected[i])) continue;
    if (Math.abs(actual[i]! - expected[i]!) <= (tolerance?.(i) ?? -1)) continue;
    return `entry ${i}: ${actual[i]} is not ${expected[i]}`;
  }
  return undefined;
}
