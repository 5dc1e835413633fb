import type { SizesOf } from '../../types/dim.ts';
import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { less } from '../ops/compare.ts';
import { div } from '../ops/div.ts';
import { log } from '../ops/log.ts';
import { mul } from '../ops/mul.ts';
import { neg } from '../ops/neg.ts';
import { sign } from '../ops/sign.ts';
import { cos } from '../ops/sin.ts';
import { sqrt } from '../ops/sqrt.ts';
import { sub } from '../ops/sub.ts';
import type { Dims } from '../shape/dims.ts';
import { checked } from '../tensor/create.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Key } from './key.ts';
import { parameter, parameterWithin, unit, type Parameter } from './unit.ts';

// the second uniform of a normal pair counts from here
const second = 2 ** 50;

/** Numbers drawn evenly from [low, high), 52 random bits each, from a key. Differentiable in low and high. @throws ShapeError; DataError for something that is not a key */
export function uniform<const S extends readonly number[]>(
  k: Key,
  shape: readonly [...S],
  { low = 0, high = 1 }: { readonly low?: Parameter; readonly high?: Parameter } = {},
): Tensor<SizesOf<S>> {
  const u = unit(k, 'uniform', checked('uniform', shape), 0, 0);
  const [from, to] = [parameter('uniform', 'low', low), parameter('uniform', 'high', high)];
  return moved(from, sub(to, from), u);
}

/**
 * Normally distributed numbers from a key (Box & Muller 1958): mean + deviation · √(-2 ln u) cos 2πv. Differentiable in mean and deviation.
 * @throws ShapeError; DataError for something that is not a key
 */
export function normal<const S extends readonly number[]>(
  k: Key,
  shape: readonly [...S],
  { mean = 0, deviation = 1 }: { readonly mean?: Parameter; readonly deviation?: Parameter } = {},
): Tensor<SizesOf<S>> {
  const dims = checked('normal', shape);
  const radius = sqrt(mul(-2, log(unit(k, 'normal', dims, 0, 0.5)) as never));
  const angle = mul(2 * Math.PI, unit(k, 'normal', dims, second, 0.5) as never);
  const [center, scale] = [parameter('normal', 'the mean', mean), parameter('normal', 'the deviation', deviation)];
  return moved(center, scale, mul(radius, cos(angle) as never));
}

/** Where a distribution lies, and how wide it is. */
interface Place {
  readonly location?: Parameter;
  readonly scale?: Parameter;
}

/**
 * Numbers with the Gumbel distribution from a key, the limit of the greatest of many: location - scale · ln(-ln u). Differentiable in both.
 * @throws ShapeError; DataError for something that is not a key, or a scale below 0
 */
export function gumbel<const S extends readonly number[]>(k: Key, shape: readonly [...S], place: Place = {}): Tensor<SizesOf<S>> {
  return placed('gumbel', place, gumbelOf('gumbel', k, checked('gumbel', shape)));
}

/** -ln(-ln u). */
export function gumbelOf(name: string, k: Key, shape: Dims): Tensor {
  return neg(log(neg(log(unit(k, name, shape, 0, 0.5)))));
}

/**
 * Numbers with the Laplace distribution from a key, exponential to both sides: location ± scale · ln(1 - 2|u - ½|). Differentiable in both.
 * @throws ShapeError; DataError for something that is not a key, or a scale below 0
 */
export function laplace<const S extends readonly number[]>(k: Key, shape: readonly [...S], place: Place = {}): Tensor<SizesOf<S>> {
  const centred = sub(unit(k, 'laplace', checked('laplace', shape), 0, 0.5), 0.5 as never) as Tensor;
  const distance = neg(log(sub(1, mul(2, abs(centred) as never) as never) as Tensor));
  return placed('laplace', place, mul(sign(centred), distance as never));
}

/**
 * Exponentially distributed numbers from a key: -ln u / rate, of mean 1 / rate. Differentiable in the rate.
 * @throws ShapeError; DataError for something that is not a key, or a rate below 0
 */
export function exponential<const S extends readonly number[]>(
  k: Key,
  shape: readonly [...S],
  { rate = 1 }: { readonly rate?: Parameter } = {},
): Tensor<SizesOf<S>> {
  const u = unit(k, 'exponential', checked('exponential', shape), 0, 0.5);
  return div(neg(log(u)), parameterWithin('exponential', 'the rate', rate, 0, Infinity) as never) as unknown as Tensor<SizesOf<S>>;
}

/**
 * 1 with the given probability (½ where absent) and 0 otherwise, from a key. Constant almost everywhere: no derivative.
 * @throws ShapeError; DataError for something that is not a key, or a probability outside [0, 1]
 */
export function bernoulli<const S extends readonly number[]>(
  k: Key,
  shape: readonly [...S],
  { probability = 0.5 }: { readonly probability?: Parameter } = {},
): Tensor<SizesOf<S>> {
  const u = unit(k, 'bernoulli', checked('bernoulli', shape), 0, 0);
  return less(u, parameterWithin('bernoulli', 'the probability', probability, 0, 1) as never) as unknown as Tensor<SizesOf<S>>;
}

function placed<S extends readonly number[]>(name: string, { location = 0, scale = 1 }: Place, x: Tensor): Tensor<SizesOf<S>> {
  return moved(parameter(name, 'the location', location), parameterWithin(name, 'the scale', scale, 0, Infinity), x);
}

/** location + scale · x. */
function moved<S extends readonly number[]>(location: Tensor<[]>, scale: Tensor<[]>, x: Tensor): Tensor<SizesOf<S>> {
  return add(location, mul(scale, x as never) as never) as unknown as Tensor<SizesOf<S>>;
}
