import { countUses, inOrder, type Expression } from '../scalar/expression.ts';
import type { DataSection } from './data.ts';
import { f64x2, i32, i64x2, v128, type Ex, type Local } from './emitter.ts';
import type { FunctionBuilder } from './function.ts';

type V = Ex<'v128'>;

/** Where adding an integer to a double leaves the integer's bits in the low end of the significand. */
const integerBits = 2 ** 52;
const signedIntegerBits = 1.5 * 2 ** 52;
const bias = 1023;
const significandMask = 0x000f_ffff_ffff_ffffn;
const bitsOfOne = 0x3ff0_0000_0000_0000n;
const signMask = 0x8000_0000_0000_0000n;

type Builder = (data: DataSection, ...args: V[]) => V;

/** The reading of each primitive over two doubles, with the bits of the JavaScript reading. Truth values are masks of ones and zeros. */
const builders: Readonly<Record<string, Builder>> = {
  add: (_, a, b) => f64x2.add(a!, b!),
  sub: (_, a, b) => f64x2.sub(a!, b!),
  mul: (_, a, b) => f64x2.mul(a!, b!),
  div: (_, a, b) => f64x2.div(a!, b!),
  neg: (_, a) => f64x2.neg(a!),
  abs: (_, a) => f64x2.abs(a!),
  sqrt: (_, a) => f64x2.sqrt(a!),
  floor: (_, a) => f64x2.floor(a!),
  min: (_, a, b) => f64x2.min(a!, b!),
  max: (_, a, b) => f64x2.max(a!, b!),
  copySign: (data, magnitude, sign) => v128.select(data.bits(signMask), sign!, magnitude!),
  less: (_, a, b) => f64x2.less(a!, b!),
  lessEqual: (_, a, b) => f64x2.lessEqual(a!, b!),
  equal: (_, a, b) => f64x2.equal(a!, b!),
  notEqual: (_, a, b) => f64x2.notEqual(a!, b!),
  and: (_, a, b) => v128.and(a!, b!),
  or: (_, a, b) => v128.or(a!, b!),
  not: (_, a) => v128.not(a!),
  select: (_, when, then, otherwise) => v128.select(when!, then!, otherwise!),
  indicator: (data, when) => v128.and(when!, data.constant(1)),
  powerOfTwo: (data, k) => i64x2.shiftLeft(f64x2.add(k!, data.constant(signedIntegerBits + bias)), 52),
  exponent: (data, x) =>
    f64x2.sub(v128.or(i64x2.shiftRight(f64x2.abs(x!), 52), data.constant(integerBits)), data.constant(integerBits + bias)),
  significand: (data, x) => v128.or(v128.and(x!, data.bits(significandMask)), data.bits(bitsOfOne)),
  xor: (data, a, b) => {
    const bits = (x: V): V => f64x2.add(x, data.constant(integerBits));
    return f64x2.sub(v128.or(v128.xor(bits(a!), bits(b!)), data.constant(integerBits)), data.constant(integerBits));
  },
};

/** Trees deeper than this are cut by a local: engines and this emitter recurse into them. */
const deepest = 40;

/** What is to be known of some expressions before code is emitted for them. */
interface Analysis {
  readonly order: readonly Expression[];
  /** Values that get a local. */
  readonly named: ReadonlySet<Expression>;
  readonly cost: number;
}

const analyses = new WeakMap<readonly Expression[], Analysis>();

function analyse(outputs: readonly Expression[]): Analysis {
  let analysis = analyses.get(outputs);
  if (!analysis) analyses.set(outputs, (analysis = analyseOnce(outputs)));
  return analysis;
}

function analyseOnce(outputs: readonly Expression[]): Analysis {
  const order = inOrder(outputs);
  const uses = countUses(outputs);
  const named = new Set<Expression>();
  const depth = new Map<Expression, number>();
  let cost = 0;
  for (const node of order) {
    if (node.op === 'lookup') named.add(node.args[0]!);
    if (node.op === 'constant') {
      depth.set(node, 0);
      continue;
    }
    if (node.op !== 'input') cost++;
    let below = 1;
    for (const arg of node.args) below = Math.max(below, 1 + depth.get(arg)!);
    const inlined = uses.get(node) === 1 && below <= deepest;
    if (!inlined) named.add(node);
    depth.set(node, inlined ? below : 0);
  }
  return { order, named, cost };
}

/** Code for the same expressions at many places of one function: once-used values are inlined, the others have a local each. */
export class VectorCode {
  readonly #f: FunctionBuilder;
  readonly #data: DataSection;
  readonly #outputs: readonly Expression[];
  readonly #analysis: Analysis;
  readonly #slots = new Map<Expression, Local<'v128'>>();
  #index: Local<'i32'> | undefined;

  constructor(f: FunctionBuilder, data: DataSection, outputs: readonly Expression[]) {
    this.#f = f;
    this.#data = data;
    this.#outputs = outputs;
    this.#analysis = analyse(outputs);
  }

  /** Operations of one evaluation. */
  get cost(): number {
    return this.#analysis.cost;
  }

  /** The outputs where `input` gives the inputs; each must be read before any memory that an input loads from is written. */
  emit(input: (index: number) => V): readonly V[] {
    const values = new Map<Expression, V>();
    const { order, named } = this.#analysis;
    for (const node of order) {
      const value = this.#build(node, input, values);
      values.set(node, named.has(node) ? this.#name(node, value) : value);
    }
    return this.#outputs.map((output) => values.get(output)!);
  }

  #build(node: Expression, input: (index: number) => V, values: ReadonlyMap<Expression, V>): V {
    if (node.op === 'input') return input(node.value!);
    if (node.op === 'constant') return this.#data.constant(node.value!);
    const args = node.args.map((arg) => values.get(arg)!);
    if (node.op === 'lookup') return this.#lookup(node.table!, args[0]!);
    return builderOf(node.op)(this.#data, ...args);
  }

  #name(node: Expression, value: V): V {
    let slot = this.#slots.get(node);
    if (!slot) this.#slots.set(node, (slot = this.#f.local('v128')));
    this.#f.set(slot, value);
    return slot;
  }

  /** Two scalar loads, with the index held inside the table whatever the lane holds. */
  #lookup(table: readonly number[], x: V): V {
    const f = this.#f;
    const address = this.#data.doubles(table);
    const index = (this.#index ??= f.local('i32'));
    const last = i32.constant(table.length - 1);
    const place = i32.shiftLeft(i32.select(i32.lessUnsigned(index, last), index, last), i32.constant(3));
    const result = f.local('v128');
    f.set(index, i32.saturate(f64x2.lane(x, 0)));
    f.set(result, v128.loadLow(place, address));
    f.set(index, i32.saturate(f64x2.lane(x, 1)));
    f.set(result, v128.loadLane(place, result, 1, address));
    return result;
  }
}

function builderOf(op: string): Builder {
  const builder = builders[op];
  if (!builder) throw new Error(`no vector code for the primitive ${op}`);
  return builder;
}

/** Reserve the constants and tables that code for these expressions will load. */
export function reserveConstants(data: DataSection, outputs: readonly Expression[]): void {
  const nothing = v128.zero();
  for (const node of analyse(outputs).order) {
    if (node.op === 'constant') data.constant(node.value!);
    else if (node.op === 'lookup') data.doubles(node.table!);
    else if (node.op !== 'input') builderOf(node.op)(data, ...node.args.map(() => nothing));
  }
}
