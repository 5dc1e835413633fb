import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';
import { axisWords } from './spatial-axes.ts';
import type { AxisPadding, WindowOptions } from './window-options.ts';

/** From the first to the last entry of a window. Twin of `Reach`. */
export function reach(size: number, dilation: number): number {
  return dilation * (size - 1);
}

/** In how many places a window stands along each spatial axis. Twin of `WindowPlaces`. @throws ShapeError when in none. */
export function windowPlaces(
  op: string,
  what: string,
  shape: Dims,
  spatial: Dims,
  window: Dims,
  { strides, paddings, dilations }: WindowOptions,
): number[] {
  return spatial.map((n, i) => {
    const [k, padding, dilation] = [window[i]!, paddings[i]!, dilations[i]!];
    const span = padding === 'same' ? n : n + padding[0] + padding[1] - reach(k, dilation);
    if (span > 0) return Math.ceil(span / strides[i]!);
    throw new ShapeError(
      `${op}: ${what} does not fit into the input ${show(shape)} (${axisWords(op)[i]!}: ${misfit(n, k, padding, dilation)})`,
    );
  });
}

function misfit(n: number, k: number, padding: AxisPadding, dilation: number): string {
  const dilated = reach(k, dilation) + 1;
  const more = padding === 'same' ? 0 : padding[0] + padding[1];
  return `${dilated}${dilated === k ? '' : ' with dilation'} > ${n + more}${more === 0 ? '' : ' with padding'}`;
}
