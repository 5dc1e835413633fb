import { sizeOf, type Dims } from '../shape/dims.ts';
import { runReference, type Runner } from '../tensor/bind.ts';
import { applyBody, workOf, type Body, type Loop } from '../tensor/body.ts';
import { placeholder, reach } from '../tensor/graph.ts';
import { called } from '../transform/expand.ts';
import { pack } from '../transform/pack.ts';
import type { Op, ProductSpec } from '../tensor/op.ts';
import { Node, type Concrete } from '../tensor/tensor.ts';
import { LeastRecentlyUsed, type Entry } from './cache.ts';
import { compileProgram } from './compile-program.ts';
import { InputWriter } from './input-writer.ts';
import { identityOf, keyOfData } from './key.ts';
import type { Program } from './program.ts';
import { exclusively, sharedArena } from './shared-arena.ts';
import { weightOf } from './weight.ts';

/** Nanoseconds of the oracle kernels after which a compiled kernel has paid for itself: a one-op program costs about a millisecond. */
const payback = 1e6;
/** Entries of operands and result above which an op stays on the oracle kernels: the shared memory ends at 2 GiB. */
const largest = 2 ** 25;
const programs = new LeastRecentlyUsed<string, OneOp>({ count: 512, bytes: 16 * 2 ** 20 });
/** Work done so far by ops that are not compiled, in nanoseconds. Forgotten when there are too many to remember. */
const worked = new Map<string, number>();
const mostRemembered = 4096;

/**
 * Runs eager ops on the oracle kernels until an op at given shapes has done enough work to pay for a compiled program of its own.
 * Work is counted from sizes, not measured, so that the same calls give the same bits everywhere.
 */
export const runEager: Runner = (op, inputs, attrs, shape) => {
  const { kind } = op.lowering;
  if (op.lowering.kind === 'call' && !op.lowering.whole) return called(op.lowering, attrs, inputs) as Concrete;
  if (op.lowering.kind === 'branch') return taken(op.lowering.branches(attrs), inputs);
  // rows are moved once: copying a whole table to where kernels read it would cost more than reading some of its rows
  if (kind === 'view' || kind === 'alias' || kind === 'host' || kind === 'rows') return runReference(op, inputs, attrs, shape);
  const key = keyOf(op, inputs, attrs);
  const program = programs.get(key) ?? earned(key, op, inputs, attrs, shape);
  return program?.run(inputs) ?? runReference(op, inputs, attrs, shape);
};

/** The result of the branch that is taken, op by op. */
function taken([first, second]: readonly [Body, Body], [test, ...inputs]: readonly Concrete[]): Concrete {
  return pack(applyBody(test!.values[0] !== 0 ? first : second, inputs)) as Concrete;
}

function keyOf(op: Op, inputs: readonly Concrete[], attrs: unknown): string {
  let key = `${identityOf(op)}`;
  for (const x of inputs) {
    key += '|';
    for (const d of x.shape) key += `${d},`;
  }
  return attrs === undefined ? key : `${key}|${keyOfData(attrs)}`;
}

/** Count this call's work; a program when that is now enough. */
function earned(key: string, op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims): OneOp | undefined {
  const entries = sizeOf(shape) + inputs.reduce((n, x) => n + x.values.length, 0);
  if (entries > largest) return undefined;
  const nanoseconds = (worked.get(key) ?? 0) + estimate(op, inputs, attrs, shape, entries);
  if (nanoseconds < payback) {
    if (worked.size >= mostRemembered) worked.clear();
    worked.set(key, nanoseconds);
    return undefined;
  }
  worked.delete(key);
  const program = new OneOp(op, inputs, attrs, shape);
  programs.set(key, program);
  return program;
}

/** Roughly what the oracle kernel takes, in nanoseconds. */
function estimate(op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims, entries: number): number {
  const { kind } = op.lowering;
  if (kind === 'product') return 3 * sizeOf((attrs as ProductSpec).sizes);
  if (op.lowering.kind === 'loop') return loopEstimate(op.lowering.loop(attrs));
  return 10 * entries + weightOf(op, inputs.length) * sizeOf(shape);
}

function loopEstimate({ body, length }: Loop): number {
  return (
    length *
    reach(body.outputs).reduce((n, node) => n + 500 + 3 * workOf(node) + weightOf(node.op, node.inputs.length) * sizeOf(node.shape), 0)
  );
}

class OneOp implements Entry {
  readonly bytes: number;
  readonly #program: Program;
  readonly #inputs: InputWriter;
  readonly #read: () => Concrete;

  constructor(op: Op, inputs: readonly Concrete[], attrs: unknown, shape: Dims) {
    const nodes = inputs.map((x) => placeholder(x.shape));
    const y = new Node(op, nodes, attrs, shape);
    this.#program = compileProgram({ arena: sharedArena(), inputs: nodes, entries: [[{ value: y }]] });
    this.#inputs = new InputWriter(sharedArena(), this.#program);
    this.#read = this.#program.reader(y);
    this.bytes = this.#program.stats.code;
  }

  run(inputs: readonly Concrete[]): Concrete | undefined {
    return exclusively(() => {
      this.#inputs.write(inputs);
      this.#program.entries[0]!();
      return this.#read();
    });
  }

  dispose(): void {
    this.#program.dispose();
  }
}
