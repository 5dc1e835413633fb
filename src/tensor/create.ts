import type { Arg, Ok, Out, Shape, SizesOf } from '../../types/dim.ts';
import { DataError, ShapeError, TraceError } from '../errors.ts';
import { checkShape } from '../shape/check-shape.ts';
import { show } from '../shape/dim.ts';
import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import { Concrete, describe, isConcrete, isTensor, listOf, shaped, type Tensor } from './tensor.ts';

/** Numbers in lists of lists. */
export type Nested = number | readonly Nested[];

/** The shape of a literal: `[[1, 2], [3, 4]]` is [2, 2]. */
export type ShapeOfLiteral<D> = [Nested] extends [D]
  ? Shape
  : D extends number
    ? []
    : D extends readonly [infer First, ...unknown[]]
      ? [D['length'] & number, ...ShapeOfLiteral<First>]
      : D extends readonly []
        ? [0]
        : D extends readonly (infer Item)[]
          ? [number, ...ShapeOfLiteral<Item>]
          : Shape;

/**
 * The shape of a literal in `Ok`, or the sentence about the first place where it is ragged.
 *
 * @example Literal<[[1, 2], [3, 4]]> // Ok<[2, 2]>
 * @example Literal<[[1, 2], [3]]>    // 'tensor: the literal is ragged: the literal[1] has 1 items, its first neighbour has 2'
 */
export type Literal<D> = [ShapesOfItems<D>] extends [ShapeOfLiteral<D>]
  ? Ok<ShapeOfLiteral<D>>
  : RaggedAt<D, ShapeOfLiteral<D>, 'the literal'> extends infer R extends string
    ? R
    : Ok<ShapeOfLiteral<D>>;

/** The shapes that a literal would have by each of its items, as a union: a glance at large literals, before any item is looked for. */
type ShapesOfItems<D> = [Nested] extends [D]
  ? Shape
  : D extends readonly (infer Item)[]
    ? [Item] extends [number]
      ? ShapeOfLiteral<D>
      : [D['length'] & number, ...ShapesOfItems<Item>]
    : [];

type RaggedAt<D, S extends Shape, Path extends string> = S extends readonly [infer Size, ...infer Inner extends Shape]
  ? D extends readonly unknown[]
    ? number extends D['length'] | Size
      ? false
      : D['length'] extends Size
        ? RaggedItem<D, Inner, Path>
        : `tensor: the literal is ragged: ${Path} has ${D['length']} items, its first neighbour has ${Size & number}`
    : `tensor: the literal is ragged: ${Path} is not a list, but its neighbours are`
  : D extends readonly unknown[]
    ? `tensor: the literal is ragged: ${Path} is a list, but its neighbours are numbers`
    : false;
type RaggedItem<D, S extends Shape, Path extends string, Seen extends readonly unknown[] = []> = D extends readonly [
  infer First,
  ...infer Rest,
]
  ? RaggedAt<First, S, `${Path}[${Seen['length']}]`> extends infer R extends string
    ? R
    : RaggedItem<Rest, S, Path, [...Seen, 0]>
  : false;

/** Arrays that hold numbers; BigInt arrays do not. */
export type NumberArray = ArrayLike<number> & (readonly number[] | ArrayBufferView);

/**
 * A tensor of the numbers given: `tensor([[1, 2], [3, 4]])` is a `Tensor<[2, 2]>`, `tensor(data, [2, 2])` reads a flat array in row-major order.
 * The numbers are copied.
 * @throws DataError for a ragged literal, something that is not a number, or a length that is not the product of the shape
 */
export function tensor<const S extends readonly number[]>(data: NumberArray, shape: readonly [...S]): Tensor<SizesOf<S>>;
export function tensor<const D extends Nested>(literal: Arg<Literal<D>, D>): Tensor<Out<Literal<D>>>;
export function tensor(data: Nested | NumberArray, shape?: unknown): Tensor {
  return shaped(shape === undefined && !ArrayBuffer.isView(data) ? fromLiteral(data as Nested) : fromFlat(data as NumberArray, shape));
}

function fromFlat(data: NumberArray, shape: unknown): Concrete {
  if (!Array.isArray(data) && !(ArrayBuffer.isView(data) && 'length' in data))
    throw new DataError(`tensor: expected an array of numbers, got ${describe(data)}`);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array)
    throw new DataError('tensor: a BigInt array does not hold float64 numbers');
  const dims = checked('tensor', shape ?? [data.length]);
  if (data.length !== sizeOf(dims)) throw new DataError(`tensor: ${show(dims)} takes ${sizeOf(dims)} numbers, got ${data.length}`);
  const values = new Float64Array(data.length);
  if (ArrayBuffer.isView(data)) {
    values.set(data); // holds nothing but numbers
    return new Concrete(dims, values);
  }
  for (let i = 0; i < values.length; i++) {
    const x: unknown = data[i];
    if (typeof x !== 'number') throw new DataError(`tensor: entry ${i} is ${x === null ? 'null' : typeof x}, not a number`);
    values[i] = x;
  }
  return new Concrete(dims, values);
}

function fromLiteral(literal: Nested): Concrete {
  const shape: number[] = [];
  const outer = new Set<unknown>();
  for (let level: unknown = literal; Array.isArray(level); level = level[0]) {
    if (outer.has(level)) throw new DataError('tensor: the literal contains itself');
    outer.add(level);
    shape.push(level.length);
  }
  const values = new Float64Array(sizeOf(shape));
  let next = 0;
  const read = (level: unknown, depth: number, path: string): void => {
    if (depth < shape.length) {
      if (!Array.isArray(level)) throw new DataError(`tensor: the literal is ragged: ${path} is not a list, but its neighbours are`);
      if (level.length !== shape[depth])
        throw new DataError(`tensor: the literal is ragged: ${path} has ${level.length} items, its first neighbour has ${shape[depth]}`);
      for (let i = 0; i < level.length; i++) read(level[i], depth + 1, `${path}[${i}]`);
      return;
    }
    if (Array.isArray(level)) throw new DataError(`tensor: the literal is ragged: ${path} is a list, but its neighbours are numbers`);
    if (typeof level !== 'number') throw new DataError(`tensor: ${path} is ${level === null ? 'null' : typeof level}, not a number`);
    values[next++] = level;
  };
  read(literal, 0, 'the literal');
  return new Concrete(shape, values);
}

/** Zeros. @throws ShapeError for a dim that is not a whole number of 0 or more */
export function zeros<const S extends readonly number[]>(shape: readonly [...S]): Tensor<SizesOf<S>> {
  return shaped(zerosOf(checked('zeros', shape)));
}

/** Ones. @throws ShapeError */
export function ones<const S extends readonly number[]>(shape: readonly [...S]): Tensor<SizesOf<S>> {
  return shaped(filled(checked('ones', shape), 1));
}

/** The same number everywhere. @throws ShapeError; DataError for something that is not a number */
export function full<const S extends readonly number[]>(shape: readonly [...S], value: number): Tensor<SizesOf<S>> {
  if (typeof value !== 'number') throw new DataError(`full: expected a number to fill with, got ${describe(value)}`);
  return shaped(filled(checked('full', shape), value));
}

/** The identity matrix, [n, n]. @throws ShapeError */
export function eye<const N extends number>(n: N): Tensor<[N, N]> {
  return shaped(identity(checked('eye', [n])[0]!));
}

/** 0, 1, …, n - 1. @throws ShapeError */
export function arange<const N extends number>(n: N): Tensor<[N]> {
  return shaped(
    new Concrete(
      checked('arange', [n]),
      Float64Array.from({ length: n }, (_, i) => i),
    ),
  );
}

/** The entries as lists of lists, as deep as the shape; a number for a 0-d tensor. @throws TraceError for a traced tensor; DataError for anything else */
export function toArray(x: Tensor): Nested {
  if (!isTensor(x)) throw new DataError(`toArray: expected a tensor, got ${describe(x)}`);
  if (!isConcrete(x)) throw new TraceError('toArray: a traced tensor has no data; return it from the traced function to see it');
  const strides = stridesOf(x.shape);
  const build = (axis: number, at: number): Nested =>
    axis === x.shape.length ? x.values[at]! : Array.from({ length: x.shape[axis]! }, (_, i) => build(axis + 1, at + i * strides[axis]!));
  return build(0, 0);
}

/** A copy of a shape whose every dim is a number to allocate by. @throws ShapeError; DataError for something that is not a list */
export function checked(op: string, given: unknown): Dims {
  const shape = listOf(op, 'a shape (a list of whole numbers)', given).slice();
  const name = shape.find((d) => typeof d === 'string');
  if (name !== undefined) throw new ShapeError(`${op}: the size of '${String(name)}' is not known here`);
  checkShape(op, shape as Dims);
  return shape as Dims;
}

export function zerosOf(shape: Dims): Concrete {
  return new Concrete(shape, new Float64Array(sizeOf(shape)));
}

export function filled(shape: Dims, value: number): Concrete {
  return new Concrete(shape, new Float64Array(sizeOf(shape)).fill(value));
}

export function identity(n: number): Concrete {
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) values[i * n + i] = 1;
  return new Concrete([n, n], values);
}

/**
 * Check a shape at run time and narrow its type: unknown dims become known ones.
 * @throws ShapeError when a dim differs; a name stands for any size, the same one wherever it recurs
 */
export function assertShape<const S extends Shape>(x: Tensor, shape: readonly [...S]): asserts x is Tensor<S> {
  listOf('assertShape', 'a shape (a list of dims)', shape);
  const dims = x.shape as Dims;
  const bound = new Map<string, number>();
  const fits = (d: unknown, i: number): boolean => {
    if (typeof d !== 'string') return d === dims[i];
    if (!bound.has(d)) bound.set(d, dims[i]!);
    return bound.get(d) === dims[i];
  };
  if (dims.length !== shape.length || !shape.every(fits)) throw new ShapeError(`assertShape: expected ${show(shape)}, got ${show(dims)}`);
}
