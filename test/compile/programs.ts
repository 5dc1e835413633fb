// Programs drawn at random, and ways to run one: what the tests of the compiler share.
import fc from 'fast-check';
import { compileProgram } from '../../src/compile/compile-program.ts';
import { interpretProgram } from '../../src/compile/interpret.ts';
import type { Program, ProgramSpec, Target } from '../../src/compile/program.ts';
import { createArena, type Arena } from '../../src/memory/arena.ts';
import { defineOperator } from '../../src/ops/define-operator.ts';
import { embedDiagonal } from '../../src/ops/diagonal.ts';
import * as ops from '../../src/ops/index.ts';
import { product } from '../../src/ops/product.ts';
import { sizeOf, type Dims } from '../../src/shape/dims.ts';
import { placeholder } from '../../src/tensor/graph.ts';
import { Concrete, type Node, type Tensor, type Value } from '../../src/tensor/tensor.ts';

type AnyOp = (...operands: readonly unknown[]) => Value;

/** A public op, without its types. */
export function untyped(op: unknown): AnyOp {
  return op as AnyOp;
}

/** Running sums along all entries: an op of which only the oracle kernel exists. */
export const runningSum: (x: Value) => Value = (() => {
  const op = defineOperator({
    name: 'runningSum',
    shape: ([x]) => x!,
    kernel: (out, [x]) => {
      let total = 0;
      x!.values.forEach((value, i) => (out[i] = total += value));
    },
    derivative: () => [null],
  });
  return (x) => op([x as unknown as Tensor], undefined) as unknown as Value;
})();

/** One op of a random program: which, on which of the values so far, and numbers to choose its attributes by. */
export type Gene = readonly [op: number, a: number, b: number, c: number, k: number];

export const genes: fc.Arbitrary<readonly Gene[]> = fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(9999)), {
  minLength: 1,
  maxLength: 16,
});

const unary = [ops.exp, ops.tanh, ops.relu, ops.neg, ops.square, ops.abs, ops.sin, ops.sigmoid, ops.sqrt, ops.log, ops.expm1].map(untyped);
const binary = [ops.add, ops.sub, ops.mul, ops.div, ops.maximum, ops.minimum, ops.less, ops.equal, ops.absorbingMul].map(untyped);
const smooth = [ops.tanh, ops.sin, ops.sigmoid].map(untyped);
const largest = 400;

const broadcasts = (a: Dims, b: Dims): boolean =>
  [...Array(Math.min(a.length, b.length)).keys()].every((i) => {
    const [x, y] = [a[a.length - 1 - i]!, b[b.length - 1 - i]!];
    return x === y || x === 1 || y === 1;
  });

/** Rebuilds the chooser of attributes from one number. */
function chooser(k: number): (below: number) => number {
  let left = k;
  return (below) => {
    const chosen = left % below;
    left = Math.floor(left / below) + 7 * chosen + 1;
    return chosen;
  };
}

type Make = (x: Value, y: Value, z: Value, choose: (below: number) => number) => Value;

const permuted: Make = (x, _, __, choose) => {
  const by = choose(Math.max(1, x.shape.length));
  return untyped(ops.permute)(
    x,
    [...x.shape.keys()].map((i) => (i + by) % x.shape.length),
  );
};
const reshaped: Make = (x, _, __, choose) => {
  const n = sizeOf(x.shape);
  const divisors = [...Array(n + 1).keys()].filter((d) => d > 0 && n % d === 0);
  if (n === 0) return untyped(ops.reshape)(x, [3, 0]);
  const d = divisors[choose(divisors.length)]!;
  return untyped(ops.reshape)(x, [[n], [d, n / d], [n / d, 1, d]][choose(3)]);
};
const sliced: Make = (x, _, __, choose) =>
  untyped(ops.slice)(
    x,
    x.shape.map((d) => {
      const from = choose(d + 1);
      const to = from + choose(d - from + 1);
      const step = [1, 1, 2, -1, -2][choose(5)]!;
      if (d > 0 && choose(6) === 0) return choose(d);
      return step > 0 || from === to ? [from, to, Math.abs(step)] : [to - 1, from === 0 ? null : from - 1, step];
    }),
  );
const spread: Make = (x, _, __, choose) => (sizeOf(x.shape) * 2 > largest ? x : untyped(ops.broadcastTo)(x, [choose(3), ...x.shape]));
const padded: Make = (x, _, __, choose) =>
  untyped(ops.pad)(
    x,
    x.shape.map(() => [choose(2), choose(3)]),
  );
const joined: Make = (x, y, z, choose) => {
  const alike = [x, y, z].filter((v) => v.shape.join() === x.shape.join());
  return x.shape.length === 0 ? x : untyped(ops.concat)(alike, choose(x.shape.length));
};
const crossed: Make = (x, _, __, choose) => {
  const [first, second] = [choose(Math.max(1, x.shape.length)), choose(Math.max(1, x.shape.length))];
  return first === second || x.shape[first] !== x.shape[second] ? x : untyped(ops.diagonal)(x, first, second);
};
const embedded: Make = (x, _, __, choose) => {
  if (x.shape.length === 0 || sizeOf(x.shape) > 60) return x;
  const first = choose(x.shape.length);
  return embedDiagonal(x, first, first + 1 + choose(x.shape.length - first));
};
const gathered: Make = (x, _, __, choose) => {
  const axis = choose(Math.max(1, x.shape.length));
  const bound = x.shape[axis] ?? 0;
  if (bound === 0) return x;
  return untyped(ops.gather)(x, indices([3], bound, choose), axis);
};
const scattered: Make = (x, _, __, choose) => {
  const axis = choose(Math.max(1, x.shape.length));
  if (x.shape.length === 0) return x;
  const size = 1 + choose(4);
  return untyped(ops.scatterAdd)(x, indices([x.shape[axis]!], size, choose), size, axis);
};
function indices(shape: Dims, bound: number, choose: (below: number) => number): Concrete {
  return new Concrete(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, () => choose(bound)),
  );
}
const combined: Make = (x, y, _, choose) => {
  const other = broadcasts(x.shape, y.shape) && sizeOf(x.shape) * sizeOf(y.shape) <= largest ? y : x;
  return binary[choose(binary.length)]!(x, other);
};
const chosenEntries: Make = (x, y, z) => {
  const fits = broadcasts(x.shape, y.shape) && broadcasts(x.shape, z.shape) && broadcasts(y.shape, z.shape);
  return fits && sizeOf(x.shape) * sizeOf(y.shape) * sizeOf(z.shape) <= largest ? untyped(ops.where)(untyped(ops.less)(x, 0.3), y, z) : x;
};
const moves: readonly Make[] = [permuted, reshaped, sliced, spread, padded, joined, crossed, embedded, gathered, scattered, runningSum];

/** Ops whose results have the same bits however they are computed. */
export const exact: readonly Make[] = [(x, _, __, choose) => unary[choose(unary.length)]!(x), combined, combined, chosenEntries, ...moves];

const contracted: Make = (x, y, _, choose) => {
  const sizes = [...x.shape];
  const a = [...x.shape.keys()];
  const b: number[] = [];
  for (const d of y.shape) {
    const shared = a.filter((l) => sizes[l] === d && !b.includes(l));
    b.push(shared.length > 0 && choose(3) > 0 ? shared[choose(shared.length)]! : sizes.push(d) - 1);
  }
  const all = [...new Set([...a, ...b])];
  const output = all.filter(() => choose(2) === 0);
  const by = choose(output.length + 1);
  const turned = [...output.slice(by), ...output.slice(0, by)];
  return all.reduce((n, l) => n * sizes[l]!, 1) > 20 * largest ? x : product([x, y], [a, b], turned, sizes);
};
const summed: Make = (x, _, __, choose) =>
  untyped(ops.sum)(
    x,
    [...x.shape.keys()].filter(() => choose(2) === 0),
  );
const extreme: Make = (x, _, __, choose) => {
  const axes = [...x.shape.keys()].filter((axis) => x.shape[axis]! > 0 && choose(2) === 0);
  return untyped(choose(2) === 0 ? ops.max : ops.min)(x, axes);
};
const bounded: Make = (x, _, __, choose) => smooth[choose(smooth.length)]!(x);
const times: Make = (x, y) =>
  broadcasts(x.shape, y.shape) && sizeOf(x.shape) * sizeOf(y.shape) <= largest
    ? untyped(ops.mul)(
        bounded(x, x, x, () => 0),
        y,
      )
    : x;

/** Continuous ops, sums among them: results agree up to rounding. */
export const continuous: readonly Make[] = [bounded, times, contracted, contracted, summed, summed, extreme, ...moves];

/** Grow a program from its genes: every value that was made, the given ones first. */
export function grow(given: readonly Value[], program: readonly Gene[], makes: readonly Make[]): Value[] {
  const values = [...given];
  for (const [op, a, b, c, k] of program) {
    const pick = (n: number): Value => values[values.length - 1 - (n % Math.min(values.length, 6))]!;
    const made = makes[op % makes.length]!(pick(a), pick(b), pick(c), chooser(k));
    if (sizeOf(made.shape) <= 4 * largest && made.shape.length <= 6) values.push(made);
  }
  return values;
}

/** A program on an arena of its own, with what is needed to run turns of it. */
export interface Rig {
  readonly arena: Arena;
  readonly program: Program;
  /** Write the inputs and run all entries. */
  turn(inputs: readonly Float64Array[]): void;
  /** What lies at each pinned place. */
  pinned(): Float64Array[];
  /** Read a target. */
  read(value: Value): Float64Array;
}

export type Backend = 'WebAssembly' | 'plain JavaScript' | 'interpreted';
export const backends: readonly Backend[] = ['WebAssembly', 'plain JavaScript', 'interpreted'];

/** Targets name pinned values, not addresses: each rig has its own memory. */
export interface Wanted {
  readonly value: Value;
  readonly into?: Node;
}

/** Make a program ready to run. Pinned values start as given. */
export function rig(
  backend: Backend,
  inputs: readonly Node[],
  pinned: readonly (readonly [Node, Float64Array])[],
  entries: readonly (readonly Wanted[])[],
): Rig {
  const arena = createArena({ wasm: backend !== 'plain JavaScript' });
  const addresses = new Map<Value, number>();
  for (const [node, values] of pinned) {
    const address = arena.allocate(values.length * 8);
    arena.view(address, values.length).set(values);
    addresses.set(node, address);
  }
  const targets = entries.map((list) => list.map(({ value, into }): Target => (into ? { value, into: addresses.get(into)! } : { value })));
  const spec: ProgramSpec = { arena, inputs, pinned: addresses, entries: targets };
  const program = backend === 'interpreted' ? interpretProgram(spec) : compileProgram(spec);
  return {
    arena,
    program,
    turn: (values) => {
      program.inputs.forEach(({ address, length }, i) => arena.view(address, length).set(values[i]!));
      for (const run of program.entries) run();
    },
    pinned: () => pinned.map(([node, values]) => arena.view(addresses.get(node)!, values.length).slice()),
    read: (value) => program.reader(value)().values,
  };
}

/** Numbers from -2 to 2 in a fixed order: a seed for each use. */
export function sample(length: number, seed: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => 2 * Math.sin(12.9898 * (i + 1) + 78.233 * seed));
}

export function input(...shape: number[]): Node {
  return placeholder(shape);
}

export function values(shape: Dims, seed: number): Concrete {
  return new Concrete(shape, sample(sizeOf(shape), seed));
}
