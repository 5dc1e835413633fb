import type { Shape } from '../../types/dim.ts';
import { DataError, FiniteError, FlowError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { inOrder } from '../shape/near.ts';
import { bindRecordShape, declaredShape } from '../shape/record.ts';
import { noWire } from '../shape/wire.ts';
import { Concrete, describe, isConcrete, isTraced, listOf } from '../tensor/tensor.ts';

/** Reads and checks the records of a net. */
export class Records {
  readonly names: readonly string[];
  readonly #shapes: readonly Shape[];
  /** The inputs in the order of their names, in which the first fault is told. */
  readonly #order: readonly number[];
  readonly #declared: readonly (readonly [name: string, shape: Shape])[];
  /** The first input with a symbolic axis, and that axis; -1 where there is none. */
  readonly #batched: readonly [input: number, axis: number];

  /** @throws ShapeError for an axis that is neither a name nor a size */
  constructor(inputs: { readonly [name: string]: Shape }) {
    if (typeof inputs !== 'object' || inputs === null)
      throw new DataError(`dataflow: the inputs must be a record of shapes, got ${describe(inputs)}`);
    this.names = Object.keys(inputs);
    for (const name of this.names) listOf('dataflow', `a shape for input '${name}' (a list of sizes and names)`, inputs[name]);
    this.#shapes = this.names.map((name) => declaredShape(name, [...inputs[name]!]));
    const input = this.#shapes.findIndex((shape) => shape.some((d) => typeof d === 'string'));
    this.#batched = [input, this.#shapes[input]?.findIndex((d) => typeof d === 'string') ?? -1];
    const ordered = inOrder(this.names);
    const order = [...ordered, ...this.names.filter((name) => !ordered.includes(name)).sort()];
    this.#order = order.map((name) => this.names.indexOf(name));
    this.#declared = this.#order.map((i) => [this.names[i]!, this.#shapes[i]!]);
  }

  /**
   * Read each input of a record once, into `into`. `name` is what the record is for; what is pushed by hand may have no other tensors.
   *
   * @throws DataError for what is not a concrete tensor; FlowError for a getter that throws, or a tensor that is no input
   */
  read(name: string, record: unknown, into: Concrete[]): void {
    const { names } = this;
    if (typeof record !== 'object' || record === null) {
      throw new DataError(`${name}: a record must be an object of tensors, got ${kindOf(record)}`);
    }
    let right = true;
    for (let i = 0; i < names.length; i++) {
      let value: unknown;
      try {
        value = (record as { readonly [name: string]: unknown })[names[i]!];
      } catch (cause) {
        throw new FlowError(`${name}: reading input '${names[i]}' threw`, { cause });
      }
      if (!isTensor(value)) right = false;
      into[i] = value as Concrete;
    }
    if (name === 'push' && (!right || countOf(record) > names.length)) this.#refuseOthers(name, record);
    if (!right) throw this.#wrong(name, into);
  }

  /** Check a record against what was declared. @throws ShapeError for a wrong shape or sizes that disagree; DataError for a tensor without all its numbers */
  check(name: string, values: readonly Concrete[]): void {
    bindRecordShape(
      name,
      this.#declared,
      this.#order.map((i) => values[i]!.shape),
    );
    for (const i of this.#order) {
      const { shape, values: numbers } = values[i]!;
      if (numbers.length !== sizeOf(shape))
        throw new DataError(
          `${name}: input '${this.names[i]}' of shape ${show(shape)} holds ${numbers.length} numbers instead of ${sizeOf(shape)}`,
        );
    }
  }

  /** @throws FlowError for a tensor that is no input: its name may be a mistyped one */
  #refuseOthers(name: string, record: object): void {
    const others = Object.keys(record).filter(
      (key) => !this.names.includes(key) && isTensor(Object.getOwnPropertyDescriptor(record, key)!.value),
    );
    const [first] = [...inOrder(others), ...others];
    if (first !== undefined) throw new FlowError(noWire(name, 'input', first, this.names));
  }

  /** What is said of the first input that is no tensor. */
  #wrong(name: string, values: readonly unknown[]): DataError {
    const i = this.#order.find((input) => !isTensor(values[input]))!;
    if (values[i] === undefined) return new DataError(`${name}: the record has no '${this.names[i]}'`);
    return new DataError(`${name}: input '${this.names[i]}' must be a tensor with data, got ${kindOf(values[i])}`);
  }

  /** The first input that is not finite, as an error. */
  notFinite(values: readonly Concrete[]): FiniteError | undefined {
    for (const [i, { values: numbers }] of values.entries()) {
      const at = numbers.findIndex((x) => !Number.isFinite(x));
      if (at >= 0) return new FiniteError(`fit: input '${this.names[i]}' is ${numbers[at]} at entry ${at}`);
    }
    return undefined;
  }

  /** Examples in a record of these sizes: the size of the first symbolic axis, or 1 where all sizes are fixed. */
  examples(sizes: readonly Dims[]): number {
    const [input, axis] = this.#batched;
    return input < 0 ? 1 : sizes[input]![axis]!;
  }

  /** Sizes to trace a graph with before any record: one size for every name. */
  exampleSizes(size: number): Dims[] {
    return this.#shapes.map((shape) => shape.map((d) => (typeof d === 'string' ? size : d)));
  }
}

/** How many properties there are to see: without a list of them. */
function countOf(record: object): number {
  let count = 0;
  for (const _ in record) count++;
  return count;
}

/** `isConcrete`, with a short way for tensors of this copy of the library. */
function isTensor(x: unknown): x is Concrete {
  return (typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Concrete.prototype) || isConcrete(x);
}

function kindOf(x: unknown): string {
  if (x === undefined) return 'nothing';
  if (x === null) return 'null';
  if (typeof x !== 'object') return `a ${typeof x}`;
  if (Array.isArray(x)) return 'an array';
  if (isTraced(x)) return 'a traced tensor';
  const kind = x.constructor?.name ?? 'Object';
  return kind === 'Object' ? 'an object' : `a ${kind}`;
}
