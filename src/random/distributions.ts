import { ShapeError } from '../errors.ts';
import type { SizesOf } from '../../types/dim.ts';
import { add } from '../ops/add.ts';
import { log } from '../ops/log.ts';
import { mul } from '../ops/mul.ts';
import { randomBits } from '../ops/random-bits.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { cos } from '../ops/sin.ts';
import { sqrt } from '../ops/sqrt.ts';
import { sub } from '../ops/sub.ts';
import { show } from '../shape/dim.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { checked } from '../tensor/create.ts';
import { Concrete, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { wordsOf, type Key } from './key.ts';

// the second uniform of a normal pair counts from here
const second = 2 ** 50;

/** Numbers drawn evenly from [low, high), 52 random bits each, from a key. Differentiable in low and high. @throws ShapeError; DataError for something that is not a key */
export function uniform<const S extends readonly number[]>(
  k: Key,
  shape: readonly [...S],
  { low = 0, high = 1 }: { readonly low?: number | Tensor<[]>; readonly high?: number | Tensor<[]> } = {},
): Tensor<SizesOf<S>> {
  const u = unit(k, 'uniform', checked('uniform', shape), 0, 0);
  const [from, to] = [scalar('uniform', 'low', low), scalar('uniform', 'high', high)];
  return shaped(add(from, mul(sub(to, from), u as never) as never) as unknown as Value);
}

/**
 * Normally distributed numbers from a key (Box & Muller 1958): mean + deviation · √(-2 ln u) cos 2πv. Differentiable in mean and deviation.
 * @throws ShapeError; DataError for something that is not a key
 */
export function normal<const S extends readonly number[]>(
  k: Key,
  shape: readonly [...S],
  { mean = 0, deviation = 1 }: { readonly mean?: number | Tensor<[]>; readonly deviation?: number | Tensor<[]> } = {},
): Tensor<SizesOf<S>> {
  const dims = checked('normal', shape);
  const radius = sqrt(mul(-2, log(unit(k, 'normal', dims, 0, 0.5)) as never));
  const angle = mul(2 * Math.PI, unit(k, 'normal', dims, second, 0.5) as never);
  const [center, scale] = [scalar('normal', 'the mean', mean), scalar('normal', 'the deviation', deviation)];
  return shaped(add(center, mul(scale, mul(radius, cos(angle) as never) as never) as never) as unknown as Value);
}

/** A parameter of a distribution. @throws DataError; ShapeError for a tensor that is not 0-d */
function scalar(name: string, role: string, x: number | Tensor<[]>): Tensor<[]> {
  const value = valueOf(name, x);
  if (value.shape.length > 0) throw new ShapeError(`${name}: ${role} must be a scalar, got ${show(value.shape)}`);
  return shaped(value);
}

/** (bits + shift) / 2⁵²: in [0, 1) for a shift of 0, in (0, 1) for one of ½. */
function unit(k: Key, name: string, shape: Dims, from: number, shift: number): Tensor {
  const [key0, key1] = wordsOf(name, k);
  const counters = new Concrete(
    [sizeOf(shape)],
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => from + i),
  );
  const bits = randomBits(shaped(key0), shaped(key1), shaped(counters) as never) as unknown as Value;
  return mul(add(shaped(reshapeTo(bits, shape)), shift as never), (2 ** -52) as never);
}
