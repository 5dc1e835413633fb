import type { Padding, PerAxis } from '../../types/window-options.ts';
import { ShapeError } from '../errors.ts';
import { checkChannels, checkDivides, checkGroups, convolutionParts } from './convolution-parts.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';
import { axisWords } from './spatial-axes.ts';
import { counts, windowOptions, type WindowOptions } from './window-options.ts';
import { reach } from './window.ts';

/** Shape of a transposed convolution, [...batch, O, ...sizes]. Twin of `TransposedConvolution`. @throws ShapeError when input, kernel and options do not fit. */
export function transposedConvolutionShape(
  op: string,
  shape: Dims,
  kernel: Dims,
  stride: PerAxis,
  padding: Padding,
  outputPadding: PerAxis,
  dilation: PerAxis,
  groups: number,
): number[] {
  const options = windowOptions(op, stride, padding, dilation);
  const extras = outputPaddings(op, options, outputPadding);
  checkGroups(op, groups);
  const { batch, channels, spatial, first, second, window } = convolutionParts(op, shape, kernel, 'C, O');
  checkChannels(op, shape, kernel, channels, first);
  checkDivides(op, 'input', shape, channels, groups);
  return [...batch, groups * second, ...transposedSizes(op, shape, spatial, window, options, extras)];
}

/** What is added at the end of each spatial axis. */
function outputPaddings(op: string, { strides, paddings, dilations }: WindowOptions, outputPadding: PerAxis): number[] {
  const extras = counts(op, 'outputPadding', outputPadding, 0);
  for (const [i, extra] of extras.entries()) {
    if (extra === 0) continue;
    if (paddings[i] === 'same') throw new ShapeError(`${op}: outputPadding ${extra} does not go with padding 'same'`);
    if (extra >= Math.max(strides[i]!, dilations[i]!))
      throw new ShapeError(`${op}: outputPadding ${extra} must be smaller than stride ${strides[i]} or dilation ${dilations[i]}`);
  }
  return extras;
}

function transposedSizes(
  op: string,
  shape: Dims,
  spatial: Dims,
  window: Dims,
  { strides, paddings, dilations }: WindowOptions,
  extras: Dims,
): number[] {
  return spatial.map((n, i) => {
    const [stride, padding, word] = [strides[i]!, paddings[i]!, axisWords(op)[i]!];
    if (n === 0) throw new ShapeError(`${op}: the input ${show(shape)} has ${word} 0`);
    if (padding === 'same') return n * stride;
    const full = (n - 1) * stride + reach(window[i]!, dilations[i]!) + 1 + extras[i]!;
    const taken = padding[0] + padding[1];
    if (taken >= full) throw new ShapeError(`${op}: padding takes ${taken} of the ${word} ${full} and leaves nothing`);
    return full - taken;
  });
}
