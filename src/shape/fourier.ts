import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Shape of a Fourier transform of complex numbers. Twin of `Fourier`. @throws ShapeError unless the last axis has the two parts of complex numbers */
export function fourierShape(op: string, x: Dims): number[] {
  if (x.length < 2 || x.at(-1) !== 2)
    throw new ShapeError(`${op}: the input must be [..., n, 2], real and imaginary parts, got ${show(x)}`);
  return x.slice();
}

/** How many frequencies n real numbers have. */
const half = (n: number): number => Math.floor(n / 2) + 1;

/** Shape of the Fourier transform of real numbers. Twin of `RealFourier`. @throws ShapeError for a scalar */
export function realFourierShape(x: Dims): number[] {
  if (x.length === 0) throw new ShapeError('rfft: the input is a scalar');
  return [...x.slice(0, -1), half(x.at(-1)!), 2];
}

/** Shape of the real numbers that have these frequencies. Twin of `InverseRealFourier`. @throws ShapeError when there are not so many */
export function inverseRealFourierShape(x: Dims, size?: number): number[] {
  fourierShape('irfft', x);
  const m = x.at(-2)!;
  if (size === undefined && m === 0) throw new ShapeError(`irfft: ${show(x)} has no frequencies`);
  const n = size ?? 2 * (m - 1);
  if (!isWhole(n)) throw new ShapeError(`irfft: ${n} is not a whole number of 0 or more`);
  if (half(n) !== m) throw new ShapeError(`irfft: ${n} numbers have ${half(n)} frequencies, but ${show(x)} has ${m}`);
  return [...x.slice(0, -2), n];
}
