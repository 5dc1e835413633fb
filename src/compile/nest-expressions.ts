import { createRecorder, type Expression, type Recorder } from '../scalar/expression.ts';
import { isConcrete, type Node, type Value } from '../tensor/tensor.ts';
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

/** Reads graph values into expressions over the axes of one nest, collecting the loads that these need. */
export class NestExpressions {
  readonly recorder: Recorder = createRecorder();
  readonly loads: Load[] = [];
  readonly #views: Views;
  readonly #axes: number;
  readonly #generic: boolean;
  readonly #inlined: ReadonlySet<Value>;
  /** Input numbers of the loads start here. */
  readonly #first: number;
  readonly #known = new Map<Value, { axes: string; expression: Expression }[]>();
  readonly #numbers = new Map<Value, { key: string; number: number }[]>();

  constructor(views: Views, axes: number, { inlined, generic }: { readonly inlined: ReadonlySet<Value>; readonly generic: boolean }, first = 0) {
    this.#generic = generic;
    this.#views = views;
    this.#axes = axes;
    this.#inlined = inlined;
    this.#first = first;
  }

  /** Say what a value is, instead of loading it. */
  define(v: Value, expression: Expression): void {
    this.#known.set(v, [{ axes: '*', expression }]);
  }

  /** The expression of a node of an elementwise op, entry by entry over its own shape. */
  compute(node: Node, axes: AxisMap): Expression {
    const { lowering } = node.op;
    if (lowering.kind !== 'map') throw new Error(`compile: ${node.op.name} is not elementwise`);
    return lowering.scalar(this.recorder, ...node.inputs.map((x) => this.read(x, axes.slice(axes.length - x.shape.length))));
  }

  /** A value as an expression: known, a constant, computed here, or loaded. */
  read(v: Value, axes: AxisMap): Expression {
    if (!this.#generic && isConcrete(v) && v.values.length === 1) return this.recorder.constant(v.values[0]!);
    const key = axes.join();
    const known = this.#known.get(v)?.find((k) => k.axes === '*' || k.axes === key);
    if (known) return known.expression;
    const expression = this.#inlined.has(v) ? this.compute(v as Node, axes) : this.#load(v, axes);
    this.#known.set(v, [...(this.#known.get(v) ?? []), { axes: key, expression }]);
    return expression;
  }

  #load(v: Value, axes: AxisMap): Expression {
    const { base, offset, strides: own } = this.#views.at(v);
    const strides = new Array<number>(this.#axes).fill(0);
    v.shape.forEach((d, i) => {
      if (d !== 1) strides[axes[i]!]! += own[i]!;
    });
    const key = `${offset}:${strides.join()}`;
    const numbers = this.#numbers.get(base) ?? [];
    let number = numbers.find((n) => n.key === key)?.number;
    if (number === undefined) {
      number = this.loads.push({ base, offset, strides }) - 1;
      this.#numbers.set(base, [...numbers, { key, number }]);
    }
    return this.recorder.input(this.#first + number);
  }
}

/** Axes of a value right-aligned with the axes 0 … rank - 1 of a nest. */
export function alignedAxes(rank: number): AxisMap {
  return [...Array(rank).keys()];
}
