import type { Shape } from '../../types/dim.ts';
import { DataError, FiniteError, FlowError, ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { Concrete, describe, isConcrete, listOf } from '../tensor/tensor.ts';

/** Reads and checks the records of a net. */
export class Records {
  readonly names: readonly string[];
  readonly #shapes: readonly Shape[];
  /** The first input with a symbolic axis, and that axis; -1 where there is none. */
  readonly #batched: readonly [input: number, axis: number];

  /** @throws ShapeError for an axis that is neither a name nor a size */
  constructor(inputs: { readonly [name: string]: Shape }) {
    if (typeof inputs !== 'object' || inputs === null)
      throw new DataError(`dataflow: the inputs must be a record of shapes, got ${describe(inputs)}`);
    this.names = Object.keys(inputs);
    for (const name of this.names) listOf('dataflow', `a shape for input '${name}' (a list of sizes and names)`, inputs[name]);
    this.#shapes = this.names.map((name) => [...inputs[name]!]);
    const input = this.#shapes.findIndex((shape) => shape.some((d) => typeof d === 'string'));
    this.#batched = [input, this.#shapes[input]?.findIndex((d) => typeof d === 'string') ?? -1];
    this.#shapes.forEach((shape, i) => {
      const wrong = shape.findIndex((d) => typeof d !== 'string' && !(Number.isInteger(d) && d >= 0));
      if (wrong >= 0)
        throw new ShapeError(
          `dataflow: axis ${wrong} of input '${this.names[i]}', ${show(shape)}, is neither a name nor a whole number of 0 or more`,
        );
    });
  }

  /** Read each input of a record once, into `into`. @throws DataError for what is not a concrete tensor; FlowError for a getter that throws */
  read(record: unknown, into: Concrete[]): void {
    const { names } = this;
    if (typeof record !== 'object' || record === null) {
      throw new DataError(`dataflow: a record must be an object of tensors, got ${record === null ? 'null' : typeof record}`);
    }
    for (let i = 0; i < names.length; i++) {
      let value: unknown;
      try {
        value = (record as { readonly [name: string]: unknown })[names[i]!];
      } catch (cause) {
        throw new FlowError(`dataflow: reading input '${names[i]}' threw`, { cause });
      }
      if (!isTensor(value)) throw new DataError(`dataflow: input '${names[i]}' must be a tensor with data, got ${kindOf(value)}`);
      into[i] = value;
    }
  }

  /** Check a record against what was declared. @throws ShapeError for a wrong shape or sizes that disagree; DataError for a tensor without all its numbers */
  check(values: readonly Concrete[]): void {
    const bound = new Map<string, number>();
    this.#shapes.forEach((shape, i) => {
      const { shape: got, values: numbers } = values[i]!;
      const before = new Map(bound);
      if (!matches(shape, got, bound)) {
        const names = [...new Set(shape)].filter((d) => before.has(d as string)).map((d) => `${d} = ${before.get(d as string)}`);
        const known = names.length > 0 ? ` with ${names.join(', ')}` : '';
        throw new ShapeError(`dataflow: input '${this.names[i]}' is ${show(shape)}${known} but got ${show(got)}`);
      }
      if (numbers.length !== sizeOf(got)) {
        throw new DataError(
          `dataflow: input '${this.names[i]}' of shape ${show(got)} holds ${numbers.length} numbers instead of ${sizeOf(got)}`,
        );
      }
    });
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

/** Whether sizes are those of a declared shape; names that are not bound yet become so. */
function matches(shape: Shape, got: Dims, bound: Map<string, number>): boolean {
  if (got.length !== shape.length) return false;
  return shape.every((d, axis) => {
    if (typeof d === 'number') return d === got[axis];
    if (!bound.has(d)) bound.set(d, got[axis]!);
    return bound.get(d) === got[axis];
  });
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
  return 'shape' in x ? 'a traced tensor' : `a ${x.constructor?.name ?? 'object'}`;
}
