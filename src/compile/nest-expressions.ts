import { createRecorder, type Expression } from '../scalar/expression.ts';
import type { ScalarFunction } from '../scalar/scalar.ts';
import { isConcrete, type Node, type Value } from '../tensor/tensor.ts';
import { identityOf } from './key.ts';
import type { Views } from './views.ts';

/** One operand of a nest: where it is and how it is walked. */
export interface Load {
  readonly base: Value;
  readonly offset: number;
  /** Over the axes of the nest. */
  readonly strides: readonly number[];
}

/** Which axis of the nest each axis of a value runs along. */
type AxisMap = readonly number[];

/** A value inside a nest: the number of a line of its recipe. */
export type Term = number;

/** Recorded bodies by the recipes that they were recorded from: the thousandth equal kernel costs nothing to record. */
export type RecordedBodies = Map<string, readonly Expression[]>;

interface Line {
  readonly key: string;
  readonly record: (recorder: ReturnType<typeof createRecorder>, done: readonly Expression[]) => Expression;
}

interface Context {
  readonly views: Views;
  readonly inlined: ReadonlySet<Value>;
  readonly generic: boolean;
  readonly bodies: RecordedBodies;
}

/** Reads graph values into a recipe over the axes of one nest, collecting the loads that these need; expressions are recorded at the end. */
export class NestExpressions {
  readonly loads: Load[] = [];
  readonly #context: Context;
  readonly #axes: number;
  /** Input numbers of the loads start here. */
  readonly #first: number;
  readonly #lines: Line[] = [];
  readonly #lineOf = new Map<string, Term>();
  /** Terms of a value by the axes along which it is read; known ones are read along all alike. */
  readonly #known = new Map<Value, Term>();
  readonly #terms = new Map<Value, Map<string, Term>>();

  constructor(context: Context, axes: number, first = 0) {
    this.#context = context;
    this.#axes = axes;
    this.#first = first;
  }

  /** Say what a value is, instead of loading it. */
  define(v: Value, term: Term): void {
    this.#known.set(v, term);
  }

  input(number: number): Term {
    return this.#line(`i${number}`, (recorder) => recorder.input(number));
  }

  constant(x: number): Term {
    return this.#line(`c${Object.is(x, -0) ? '-0' : x}`, (recorder) => recorder.constant(x));
  }

  apply(scalar: ScalarFunction, args: readonly Term[]): Term {
    return this.#line(`${identityOf(scalar)}(${args.join()})`, (recorder, done) => scalar(recorder, ...args.map((term) => done[term]!)));
  }

  /** A node of an elementwise op, entry by entry over its own shape. */
  compute(node: Node, axes: AxisMap): Term {
    const { lowering } = node.op;
    if (lowering.kind !== 'map') throw new Error(`compile: ${node.op.name} is not elementwise`);
    return this.apply(
      lowering.scalar,
      node.inputs.map((x) => this.read(x, axes.slice(axes.length - x.shape.length))),
    );
  }

  /** A value: known, a constant, computed here, or loaded. */
  read(v: Value, axes: AxisMap): Term {
    const known = this.#known.get(v);
    if (known !== undefined) return known;
    if (!this.#context.generic && isConcrete(v) && v.values.length === 1) return this.constant(v.values[0]!);
    const key = axes.join();
    let terms = this.#terms.get(v);
    if (!terms) this.#terms.set(v, (terms = new Map()));
    let term = terms.get(key);
    if (term === undefined) terms.set(key, (term = this.#context.inlined.has(v) ? this.compute(v as Node, axes) : this.#load(v, axes)));
    return term;
  }

  /** The expressions of some terms. */
  record(outputs: readonly Term[]): readonly Expression[] {
    const { bodies } = this.#context;
    const key = `${this.#lines.map((line) => line.key).join(' ')} > ${outputs.join()}`;
    let body = bodies.get(key);
    if (!body) {
      const recorder = createRecorder();
      const done: Expression[] = [];
      for (const line of this.#lines) done.push(line.record(recorder, done));
      bodies.set(key, (body = outputs.map((term) => done[term]!)));
    }
    return body;
  }

  #line(key: string, record: Line['record']): Term {
    let term = this.#lineOf.get(key);
    if (term === undefined) this.#lineOf.set(key, (term = this.#lines.push({ key, record }) - 1));
    return term;
  }

  #load(v: Value, axes: AxisMap): Term {
    const { base, offset, strides: own } = this.#context.views.at(v);
    const strides = new Array<number>(this.#axes).fill(0);
    v.shape.forEach((d, i) => {
      if (d !== 1) strides[axes[i]!]! += own[i]!;
    });
    const same = this.loads.findIndex(
      (load) => load.base === base && load.offset === offset && load.strides.every((s, i) => s === strides[i]),
    );
    return this.input(this.#first + (same >= 0 ? same : this.loads.push({ base, offset, strides }) - 1));
  }
}

/** Axes of a value right-aligned with the axes 0 … rank - 1 of a nest. */
export function alignedAxes(rank: number): AxisMap {
  return [...Array(rank).keys()];
}
