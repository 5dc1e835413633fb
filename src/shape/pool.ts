import type { Padding, PerAxis } from '../../types/window-options.ts';
import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';
import { axisWords, spatialAxes, zeroAxis } from './spatial-axes.ts';
import { counts, windowOptions, type AxisPadding, type WindowOptions } from './window-options.ts';
import { reach, windowPlaces } from './window.ts';

/** Shape of a pool, [..., ...places]; the stride is the window when `undefined`. Twin of `Pool`. @throws ShapeError when input, window and options do not fit. */
export function poolShape(
  op: string,
  shape: Dims,
  window: PerAxis,
  stride: PerAxis | undefined,
  padding: Padding,
  dilation: PerAxis,
): number[] {
  const sizes = counts(op, 'window', window);
  const options = windowOptions(op, stride ?? window, padding, dilation);
  const [leading, spatial] = spatialAxes(op, shape, '...');
  const what = `the window ${typeof window === 'number' ? window : show(window)}`;
  const places = windowPlaces(op, what, shape, spatial, sizes, options);
  checkSight(op, shape, spatial, sizes, options);
  return [...leading, ...places];
}

/** @throws ShapeError when a window sees padding alone, and so has no greatest entry and no mean. */
function checkSight(op: string, shape: Dims, spatial: Dims, window: Dims, { strides, paddings, dilations }: WindowOptions): void {
  for (const [i, n] of spatial.entries()) {
    const [k, padding, dilation, word] = [window[i]!, paddings[i]!, dilations[i]!, axisWords(op)[i]!];
    if (padding !== 'same' && isBlind(n, reach(k, dilation), strides[i]!, padding))
      throw new ShapeError(`${op}: padding ${show(padding)} leaves a window without entries of the input ${show(shape)} (${word})`);
    if (k > 1 && dilation > 1 && dilation > n)
      throw new ShapeError(`${op}: dilation ${dilation} is larger than the input ${show(shape)} (${word}: ${dilation} > ${n})`);
  }
}

/** Whether the input is empty, the first window ends before it starts, or the last one starts after it ends. */
function isBlind(n: number, reached: number, stride: number, [before, after]: Exclude<AxisPadding, 'same'>): boolean {
  const last = before + n + after - reached - 1;
  return n === 0 || before > reached || last - (last % stride) >= before + n;
}

/** Shape of a pool that is given by its result. Twin of `AdaptivePool`. @throws ShapeError when there are too few axes, or an axis of size 0. */
export function adaptivePoolShape(op: string, shape: Dims, size: PerAxis): number[] {
  const sizes = counts(op, 'size', size);
  const [leading, spatial] = spatialAxes(op, shape, '...');
  const word = zeroAxis(op, spatial);
  if (word !== undefined) throw new ShapeError(`${op}: the input ${show(shape)} has ${word} 0`);
  return [...leading, ...sizes];
}
