import type { Shape } from '../../types/dim.ts';
import { DataError, TraceError } from '../errors.ts';
import type { Dims } from '../shape/dims.ts';
import type { Op } from './op.ts';
import { print } from './print.ts';

/**
 * The size of an axis with a name: a number, tagged in the type with the name (so a `'batch'` is also a `number`).
 * The tag is a plain name, so that declarations of both module formats agree.
 */
export type NamedSize<Name extends string> = number & { readonly '~name': Name };

/** What `.shape` holds at run time for one dim: a number. One condition and no more, or `[...S]` would no longer be `S` in a generic body. */
export type SizeValue<D> = D extends string ? NamedSize<D> : D;

/** What `.shape` holds at run time: numbers. */
export type ShapeValue<S extends Shape> = { readonly [Axis in keyof S]: SizeValue<S[Axis]> };

/**
 * A multidimensional array of float64, row-major, immutable: a value.
 * Inside a traced function a tensor stands for a value that is not there yet, and reading its `data` throws.
 */
export interface Tensor<S extends Shape = Shape> {
  readonly shape: ShapeValue<S>;
  /** A copy of the entries in row-major order, made on first reading: writing into it changes no tensor. */
  readonly data: Float64Array;
}

/** Marks tensors for every copy of this module in a process: `instanceof` would know only its own. */
export const TENSOR: unique symbol = Symbol.for('cotangent.tensor') as never;

/** Node prints what this method returns. */
const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

/** Make a class of tensors known to every copy of this module, and to Node's printer. */
function mark(prototype: object, kind: 'concrete' | 'traced'): void {
  Object.defineProperty(prototype, TENSOR, { value: kind });
  Object.defineProperty(prototype, INSPECT, {
    value(this: Value): string {
      return print(this);
    },
  });
}

/** A tensor with its numbers. */
export class Concrete {
  readonly shape: Dims;
  /** The entries; never handed to users, never written after construction. */
  readonly values: Float64Array;
  #copy: Float64Array | undefined;
  constructor(shape: Dims, values: Float64Array) {
    this.shape = shape;
    this.values = values;
  }
  get data(): Float64Array {
    return (this.#copy ??= this.values.slice());
  }
  static {
    mark(this.prototype, 'concrete');
  }
}

let recorded = 0;

/** A tensor of a traced program: how it is computed, from what. */
export class Node {
  readonly op: Op;
  readonly inputs: readonly Value[];
  readonly attrs: unknown;
  readonly shape: Dims;
  /** How many nodes were recorded before this one: the order of evaluation. */
  readonly made: number = recorded++;
  constructor(op: Op, inputs: readonly Value[], attrs: unknown, shape: Dims) {
    this.op = op;
    this.inputs = inputs;
    this.attrs = attrs;
    this.shape = shape;
  }
  get data(): Float64Array {
    throw new TraceError(`${this.op.name}: a traced tensor has no data; return it from the traced function to see it`);
  }
  static {
    mark(this.prototype, 'traced');
  }
}

/** What `Tensor` is inside the library. */
export type Value = Concrete | Node;

function kindOf(x: unknown): unknown {
  return typeof x === 'object' && x !== null ? (x as { [TENSOR]?: unknown })[TENSOR] : undefined;
}
export function isTensor(x: unknown): x is Tensor {
  return kindOf(x) !== undefined;
}
export function isConcrete(x: unknown): x is Concrete {
  return kindOf(x) === 'concrete';
}
export function isTraced(x: unknown): x is Node {
  return kindOf(x) === 'traced';
}

/** A 0-d tensor. */
export function constant(x: number): Concrete {
  return new Concrete([], Float64Array.of(x));
}

/** The value behind an argument of a public function: a tensor, or a number as a 0-d tensor. @throws DataError for anything else. */
export function valueOf(op: string, x: unknown): Value {
  if (typeof x === 'number') return constant(x);
  if (kindOf(x) === undefined) throw new DataError(`${op}: expected a tensor or a number, got ${describe(x)}`);
  return x as Value;
}

/** A list argument of a public function: `what` it should be. @throws DataError for anything else */
export function listOf<T>(op: string, what: string, x: unknown): readonly T[] {
  if (!Array.isArray(x)) throw new DataError(`${op}: expected ${what}, got ${describe(x)}`);
  return x as readonly T[];
}

/** What something is that was given in place of something else, for a sentence. */
export function describe(x: unknown): string {
  if (x === null) return 'null';
  if (Array.isArray(x)) return 'an array (write tensor(…))';
  if (typeof x === 'object') return isTensor(x) ? 'a tensor' : isPlain(x) ? 'an object' : `a ${x.constructor.name}`;
  return typeof x === 'function' ? 'a function' : typeof x === 'string' ? `'${x}'` : String(x);
}

function isPlain(x: object): boolean {
  return typeof x.constructor !== 'function' || x.constructor === Object;
}

/** The typed face of a value: the one cast between the two. */
export function shaped<T = Tensor>(value: Value): T {
  return value as unknown as T;
}
