import type { Padding, PerAxis } from '../../types/window-options.ts';
import { checkChannels, checkDivides, checkGroups, convolutionParts } from './convolution-parts.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';
import { windowOptions } from './window-options.ts';
import { windowPlaces } from './window.ts';

/** Shape of a convolution, [...batch, O, ...places]. Twin of `Convolution`. @throws ShapeError when input, kernel and options do not fit. */
export function convolutionShape(
  op: string,
  shape: Dims,
  kernel: Dims,
  stride: PerAxis,
  padding: Padding,
  dilation: PerAxis,
  groups: number,
): number[] {
  const options = windowOptions(op, stride, padding, dilation);
  checkGroups(op, groups);
  const { batch, channels, spatial, first, second, window } = convolutionParts(op, shape, kernel, 'O, C');
  checkDivides(op, 'input', shape, channels, groups);
  checkDivides(op, 'kernel', kernel, first, groups);
  checkChannels(op, shape, kernel, channels, groups * second, groups === 1 ? '' : ` (${groups} groups of ${second})`);
  return [...batch, first, ...windowPlaces(op, `the kernel ${show(kernel)}`, shape, spatial, window, options)];
}
