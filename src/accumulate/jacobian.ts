import type { Arg, Shape } from '../../types/dim.ts';
import type { IndexOf } from '../../types/jacobian.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import type { Scalar } from '../../types/scalar.ts';
import { DataError, ShapeError, TraceError } from '../errors.ts';
import { compose as composeMaps } from '../linear/compose.ts';
import { dense } from '../linear/dense.ts';
import { pull, push } from '../linear/push.ts';
import { show } from '../shape/dim.ts';
import { sizeOf, stridesOf, type Dims } from '../shape/dims.ts';
import { sameShape } from '../shape/same-shape.ts';
import type { Linear } from '../tensor/linear-map.ts';
import { Concrete, describe, isConcrete, isTraced, type ShapeValue, type Tensor, type Value } from '../tensor/tensor.ts';
import { unflatten, type Tree } from '../tensor/tree.ts';
import { eliminate, zeroMap } from './eliminate.ts';
import { linearizedGraph } from './linearized.ts';
import { orderOf, type OrderOptions } from './plan.ts';
import { gradientOf, scalarTape } from '../transform/grad.ts';
import { trace } from '../transform/trace.ts';

/**
 * The generalized Jacobian ∂y/∂x of a Y-shaped value by an X-shaped one: a linear map that remembers the split of [...Y, ...X].
 * It is kept in its structure (diagonal, outer product, move …) until its entries are asked for.
 */
export interface Jacobian<Y extends Shape, X extends Shape> {
  readonly out: ShapeValue<Y>;
  readonly in: ShapeValue<X>;
  /** All entries; made on first reading. */
  readonly value: Tensor<[...Y, ...X]>;
  /** ∂y[i]/∂x[j], for two index vectors. @throws ShapeError for an index out of range; TraceError while tracing */
  at(i: IndexOf<Y>, j: IndexOf<X>): number;
  /** ∂y[i]/∂x: a tensor of x's shape. @throws ShapeError for an index out of range */
  row(i: IndexOf<Y>): Tensor<X>;
  /** ∂y/∂x[j]: a tensor of y's shape. @throws ShapeError for an index out of range */
  column(j: IndexOf<X>): Tensor<Y>;
}

/** Jacobians of a tree by a tree: a tree of Y's form whose leaves are trees of X's form. Of any tree at all, which has no end, nothing is known. */
export type Jacobians<Y, X> = [Tree] extends [Y]
  ? unknown
  : Y extends Tensor<infer S>
    ? JacobiansBy<S, X>
    : { readonly [K in keyof Y]: Jacobians<Y[K], X> };
type JacobiansBy<S extends Shape, X> = [Tree] extends [X]
  ? unknown
  : X extends Tensor<infer R>
    ? Jacobian<S, R>
    : { readonly [K in keyof X]: JacobiansBy<S, X[K]> };

/** Node prints what this method returns. */
const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;
const JACOBIAN: unique symbol = Symbol.for('cotangent.jacobian') as never;

class JacobianMap {
  readonly [JACOBIAN] = true;
  readonly map: Linear;
  #value: Value | undefined;
  constructor(map: Linear) {
    this.map = map;
  }
  [INSPECT](): string {
    return `Jacobian${show(this.out)} by ${show(this.in)}`;
  }
  get out(): Dims {
    return this.map.outShape;
  }
  get in(): Dims {
    return this.map.inShape;
  }
  get value(): Value {
    return (this.#value ??= dense(this.map));
  }
  at(i: Dims, j: Dims): number {
    const position = indexOf('at', i, this.out) * sizeOf(this.in) + indexOf('at', j, this.in);
    const value = this.#value ?? this.row(i);
    if (!isConcrete(value)) throw new TraceError('at: a traced Jacobian has no numbers; use its value, a row or a column');
    return value.values[this.#value ? position : indexOf('at', j, this.in)]!;
  }
  row(i: Dims): Value {
    return pull(this.map, basis('row', i, this.out));
  }
  column(j: Dims): Value {
    return push(this.map, basis('column', j, this.in));
  }
}

/** The row-major position of an index vector. */
function indexOf(name: string, index: Dims, shape: Dims): number {
  const fits =
    Array.isArray(index) && index.length === shape.length && index.every((i, axis) => Number.isInteger(i) && i >= 0 && i < shape[axis]!);
  if (!fits)
    throw new ShapeError(`${name}: the index ${Array.isArray(index) ? show(index) : String(index)} is out of range for ${show(shape)}`);
  return stridesOf(shape).reduce((at, stride, axis) => at + stride * index[axis]!, 0);
}

function basis(name: string, index: Dims, shape: Dims): Value {
  const values = new Float64Array(sizeOf(shape));
  values[indexOf(name, index, shape)] = 1;
  return new Concrete(shape, values);
}

/**
 * The generalized Jacobian of f at x, [...Y, ...X]; for trees, a tree of Jacobians. Eliminates the intermediate values of the program of f, in the
 * order that the options ask for: local derivatives that are diagonal, broadcast or moved stay so.
 * @throws DataError for an order that is none
 */
export function jacobian<const X extends Tree, const Y extends Tree>(f: (x: X) => Y, x: X, options: OrderOptions = {}): Jacobians<Y, X> {
  return jacobianOf('jacobian', f, x, options) as Jacobians<Y, X>;
}

/** The Hessian ∂²f/∂x² of a scalar function at x, [...X, ...X]; for trees, a tree of trees. @throws ShapeError when f does not return a scalar */
export function hessian<const X extends Tree, S extends Shape>(
  f: (x: X) => Arg<Scalar<'hessian', S>, Tensor<S>>,
  x: X,
  options: OrderOptions = {},
): Jacobians<X, X> {
  return jacobianOf('hessian', (point: X) => gradientOf(scalarTape('hessian', f, point)), x, options) as Jacobians<X, X>;
}

/** Jz/y · Jy/x: the chain rule, contracted over all axes of y. @throws ShapeError when the inner shapes differ */
export function compose<Z extends Shape, Y extends Shape, W extends Shape, X extends Shape>(
  a: Jacobian<Z, Y>,
  b: Arg<SameShapeRule<'compose', Y, W>, Jacobian<W, X>>,
): Jacobian<Z, X> {
  const [left, right] = [mapOf(a), mapOf(b)];
  sameShape('compose', left.inShape, right.outShape);
  return new JacobianMap(composeMaps(left, right)) as unknown as Jacobian<Z, X>;
}

function mapOf(x: unknown): Linear {
  if (typeof x !== 'object' || x === null || !(JACOBIAN in x)) throw new DataError(`compose: expected a Jacobian, got ${describe(x)}`);
  return (x as JacobianMap).map;
}

function jacobianOf(name: string, f: (x: never) => unknown, x: unknown, options: OrderOptions): unknown {
  const tape = trace(name, f, x);
  // the order is chosen for the program, whatever its numbers
  const program = linearizedGraph(tape, (v) => v);
  const order = orderOf(name, program, options);
  const graph = tape.point.leaves.every(isTraced) ? program : linearizedGraph(tape, tape.at);
  const maps = eliminate(graph, order);
  const jacobianBy = (i: number, j: number): JacobianMap =>
    new JacobianMap(maps[i]![j] ?? zeroMap(tape.result.leaves[i]!.shape, tape.point.leaves[j]!.shape));
  const row = (i: number): unknown =>
    unflatten(
      tape.point.form,
      tape.point.leaves.map((_, j) => jacobianBy(i, j)),
    );
  return unflatten(
    tape.result.form,
    tape.result.leaves.map((_, i) => row(i)),
  );
}
