import { DataError, ShapeError } from '../errors.ts';
import { add } from '../ops/add.ts';
import { mul } from '../ops/mul.ts';
import { randomBits } from '../ops/random-bits.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { show } from '../shape/dim.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { Concrete, describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { wordsOf, type Key } from './key.ts';

/** A parameter of a distribution: a number, or a scalar by which it is differentiable. */
export type Parameter = number | Tensor<[]>;

/** @throws DataError; ShapeError for a tensor that is not 0-d */
export function parameter(name: string, role: string, x: Parameter): Tensor<[]> {
  const value = valueOf(name, x);
  if (value.shape.length > 0) throw new ShapeError(`${name}: ${role} must be a scalar, got ${show(value.shape)}`);
  return shaped(value);
}

/** A parameter that lies in a range, as far as it is a number. @throws DataError for a number outside [low, high] */
export function parameterWithin(name: string, role: string, x: Parameter, low: number, high: number): Tensor<[]> {
  if (typeof x === 'number' && !(x >= low && x <= high))
    throw new DataError(`${name}: ${role} must be ${high === Infinity ? `${low} or more` : `from ${low} to ${high}`}, got ${describe(x)}`);
  return parameter(name, role, x);
}

/** (bits + shift) / 2⁵²: in [0, 1) for a shift of 0, in (0, 1) and exact for one of ½. Counters start at `from`. */
export function unit(k: Key, name: string, shape: Dims, from: number, shift: number): Tensor {
  const [key0, key1] = wordsOf(name, k);
  const counters = new Concrete(
    [sizeOf(shape)],
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => from + i),
  );
  const bits = randomBits(shaped(key0), shaped(key1), shaped(counters) as never) as unknown as Value;
  return mul(add(shaped(reshapeTo(bits, shape)), shift as never), (2 ** -52) as never);
}
