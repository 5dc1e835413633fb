import { sizeOf, type Dims } from '../shape/dims.ts';
import { runReference, type Runner } from '../tensor/bind.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Op, ProductSpec } from '../tensor/op.ts';
import { Node, type Concrete } from '../tensor/tensor.ts';
import { LeastRecentlyUsed, type Entry } from './cache.ts';
import { compileProgram } from './compile-program.ts';
import type { Program } from './program.ts';
import { exclusively, sharedArena } from './shared-arena.ts';
import { attributesKey, createNames } from './simplify.ts';

/** Nanoseconds of the oracle kernels after which a compiled kernel has paid for itself: a one-op program costs about a millisecond. */
const payback = 1e6;
const programs = new LeastRecentlyUsed<string, OneOp>({ count: 512, bytes: 16 * 2 ** 20 });
/** Work done so far by ops that are not compiled, in nanoseconds; bounded like the programs. */
const worked = new LeastRecentlyUsed<string, { readonly bytes: number; nanoseconds: number; dispose(): void }>({ count: 4096, bytes: Infinity });
const names = new WeakMap<Op, number>();
let named = 0;

/** Runs eager ops on the oracle kernels until an op at given shapes has done enough work to pay for a compiled program of its own. */
export const runEager: Runner = (op, inputs, attrs, shape) => {
  const { kind } = op.lowering;
  if (kind === 'view' || kind === 'alias' || kind === 'host') return runReference(op, inputs, attrs, shape);
  const key = keyOf(op, inputs, attrs);
  const program = programs.get(key) ?? earned(key, op, inputs, attrs, shape);
  return program?.run(inputs) ?? runReference(op, inputs, attrs, shape);
};

function keyOf(op: Op, inputs: readonly Concrete[], attrs: unknown): string {
  let name = names.get(op);
  if (name === undefined) names.set(op, (name = named++));
  let key = `${name}`;
  for (const x of inputs) key += `|${x.shape.join()}`;
  return attrs === undefined ? key : `${key}|${attributesKey(attrs, createNames())}`;
}

/** Count this call's work; a program when that is now enough. */
function earned(key: string, op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims): OneOp | undefined {
  let account = worked.get(key);
  if (!account) worked.set(key, (account = { bytes: 0, nanoseconds: 0, dispose: () => undefined }));
  account.nanoseconds += estimate(op, inputs, attrs, shape);
  if (account.nanoseconds < payback) return undefined;
  worked.delete(key);
  const program = new OneOp(op, inputs, attrs, shape);
  programs.set(key, program);
  return program;
}

/** Roughly what the oracle kernel takes. */
function estimate(op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims): number {
  const { kind } = op.lowering;
  if (kind === 'product') return 3 * sizeOf((attrs as ProductSpec).sizes);
  return 10 * (sizeOf(shape) + inputs.reduce((n, x) => n + x.values.length, 0));
}

class OneOp implements Entry {
  readonly bytes: number;
  readonly #program: Program;
  readonly #read: () => Concrete;
  #views: Float64Array[] = [];
  #epoch = -1;

  constructor(op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims) {
    const nodes = inputs.map((x) => placeholder(x.shape));
    const y = new Node(op, nodes, attrs, shape);
    this.#program = compileProgram({ arena: sharedArena(), inputs: nodes, entries: [[{ value: y }]] });
    this.#read = this.#program.reader(y);
    this.bytes = this.#program.stats.code;
  }

  run(inputs: readonly Concrete[]): Concrete | undefined {
    return exclusively(() => {
      const arena = sharedArena();
      if (this.#epoch !== arena.epoch) {
        this.#views = this.#program.inputs.map(({ address, length }) => arena.view(address, length));
        this.#epoch = arena.epoch;
      }
      for (let i = 0; i < inputs.length; i++) this.#views[i]!.set(inputs[i]!.values);
      this.#program.entries[0]!();
      return this.#read();
    });
  }

  dispose(): void {
    this.#program.dispose();
  }
}
