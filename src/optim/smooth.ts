import { jacobian } from '../accumulate/jacobian.ts';
import { compile } from '../compile/compile.ts';
import { DataError } from '../errors.ts';
import { describe, type Tensor, type Value } from '../tensor/tensor.ts';
import { gradientOf, scalarTape } from '../transform/grad.ts';
import { resultOf } from '../transform/trace.ts';
import type { Space } from './space.ts';
import { column, finite, largest, type Vector } from './vectors.ts';

type Point = Tensor<[number]>;

/** A scalar function of a vector with its derivatives, each compiled at its first use. */
export interface Smooth {
  at(z: Vector): Place;
  /** The Hessian, row by row. */
  curvature(z: Vector): Vector;
  dispose(): void;
}

/** A point with value and gradient. */
export interface Place {
  readonly z: Vector;
  readonly value: number;
  readonly gradient: Vector;
  /** The largest entry of the gradient, by size. */
  readonly gradientNorm: number;
  /** Whether value and gradient are numbers. */
  readonly sound: boolean;
}

export function smoothOf<X>(name: string, f: (x: never) => unknown, space: Space<X>): Smooth {
  if (typeof f !== 'function') throw new DataError(`${name}: expected a function of one argument, got ${describe(f)}`);
  const scalar = (z: Point): unknown => f(space.tree(z) as never);
  const gradient = (z: Point): Point => gradientOf(scalarTape(name, scalar, z)) as Point;
  const place = compile((z: Point): readonly [Tensor<[]>, Point] => {
    const tape = scalarTape(name, scalar, z);
    return [resultOf(tape) as Tensor<[]>, gradientOf(tape) as Point];
  });
  const second = compile((z: Point): Tensor<[number, number]> => jacobian(gradient, z).value);
  return {
    at: (z) => {
      const [value, slope] = place(column(z)).map(numbers) as [Vector, Vector];
      return { z, value: value[0]!, gradient: slope, gradientNorm: largest(slope), sound: finite(value) && finite(slope) };
    },
    curvature: (z) => numbers(second(column(z))),
    dispose: () => (place.dispose(), second.dispose()),
  };
}

const numbers = (x: Tensor): Vector => (x as unknown as Value).data;
