import type { Shape } from '../../types/dim.ts';
import { DataError, FiniteError, FlowError, ShapeError } from '../errors.ts';
import { show } from '../shape/dim.ts';
import type { Dims } from '../shape/dims.ts';
import { isConcrete, type Concrete } from '../tensor/tensor.ts';

/** Reads and checks the records of a net. */
export class Records {
  readonly names: readonly string[];
  readonly #shapes: readonly Shape[];

  constructor(inputs: { readonly [name: string]: Shape }) {
    this.names = Object.keys(inputs);
    this.#shapes = this.names.map((name) => inputs[name]!);
    for (const [i, shape] of this.#shapes.entries()) {
      const wrong = shape.findIndex((d) => typeof d !== 'string' && !(Number.isInteger(d) && d >= 0));
      if (wrong >= 0) throw new ShapeError(`dataflow: axis ${wrong} of input '${this.names[i]}', ${show(shape)}, is neither a name nor a whole number of 0 or more`);
    }
  }

  /** Read each input of a record once, into `into`. @throws DataError for what is not a concrete tensor; FlowError for a getter that throws */
  read(record: unknown, into: Concrete[]): void {
    const { names } = this;
    if (typeof record !== 'object' || record === null) throw new DataError(`dataflow: a record must be an object of tensors, got ${record === null ? 'null' : typeof record}`);
    for (let i = 0; i < names.length; i++) {
      let value: unknown;
      try {
        value = (record as { readonly [name: string]: unknown })[names[i]!];
      } catch (cause) {
        throw new FlowError(`dataflow: reading input '${names[i]}' threw`, { cause });
      }
      if (!isConcrete(value)) throw new DataError(`dataflow: input '${names[i]}' must be a tensor with data, got ${kindOf(value)}`);
      into[i] = value;
    }
  }

  /** Check the shapes of a record against what was declared. @throws ShapeError for a wrong shape or sizes that disagree */
  check(values: readonly Concrete[]): void {
    const bound = new Map<string, number>();
    this.#shapes.forEach((shape, i) => {
      const got = values[i]!.shape;
      const fits =
        got.length === shape.length &&
        shape.every((d, axis) => {
          if (typeof d === 'number') return d === got[axis];
          if (!bound.has(d)) bound.set(d, got[axis]!);
          return bound.get(d) === got[axis];
        });
      if (fits) return;
      const names = [...new Set(shape.filter((d) => typeof d === 'string'))].filter((d) => bound.has(d)).map((d) => `${d} = ${bound.get(d)}`);
      const known = i > 0 && names.length > 0 && got.length === shape.length ? ` with ${names.join(', ')}` : '';
      throw new ShapeError(`dataflow: input '${this.names[i]}' is ${show(shape)}${known}, but got ${show(got)}`);
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

  /** Sizes to trace a graph with before any record: one size for every name. */
  exampleSizes(size: number): Dims[] {
    return this.#shapes.map((shape) => shape.map((d) => (typeof d === 'string' ? size : d)));
  }
}

function kindOf(x: unknown): string {
  if (x === undefined) return 'nothing';
  if (x === null) return 'null';
  if (typeof x !== 'object') return typeof x;
  return Array.isArray(x) ? 'an array' : 'shape' in x ? 'a traced tensor' : `a ${x.constructor?.name ?? 'object'}`;
}
