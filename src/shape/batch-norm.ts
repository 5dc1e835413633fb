import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show, showDim } from './dim.ts';
import type { Dims } from './dims.ts';

/** The number of channels of an input [B, C, ...spatial]. Twin of `Channels`. @throws ShapeError when there are less than two axes. */
export function channelsShape<D extends Dim>(op: string, x: readonly D[]): D {
  if (x.length < 2) throw new ShapeError(`${op}: the input must be [B, C, ...spatial], got ${show(x)}`);
  return x[1]!;
}

/** Shape of a normalization with one parameter for each channel. Twin of `BatchNorm`. @throws ShapeError when the parameter does not fit. */
export function batchNormShape<D extends Dim>(op: string, x: readonly D[], parameter: readonly D[]): D[] {
  const channels = channelsShape(op, x);
  if (parameter.length !== 1) throw new ShapeError(`${op}: the parameter must be [C], got ${show(parameter)}`);
  const [d] = parameter as readonly [D];
  if (channels !== d)
    throw new ShapeError(
      `${op}: the input ${show(x)} has ${showDim(channels)} channels but the parameter ${show(parameter)} has ${showDim(d)}`,
    );
  return x.slice();
}

/** The number of channels in each group. Twin of `ChannelGroups`. @throws ShapeError when the channels do not divide into groups. */
export function channelGroupsShape(op: string, x: Dims, groups: number): number {
  const channels = channelsShape(op, x);
  if (!isWhole(groups) || groups === 0)
    throw new ShapeError(`${op}: the number of groups must be a whole number of 1 or more, got ${groups}`);
  if (channels % groups !== 0) throw new ShapeError(`${op}: the ${channels} channels of ${show(x)} do not divide into ${groups} groups`);
  return channels / groups;
}

/** Shape of a normalization over groups of channels. Twin of `GroupNorm`. @throws ShapeError when groups or parameter do not fit. */
export function groupNormShape(x: Dims, groups: number, parameter: Dims): number[] {
  channelGroupsShape('groupNorm', x, groups);
  return batchNormShape('groupNorm', x, parameter);
}
