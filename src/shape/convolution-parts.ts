// What a convolution and its transpose share: an input and a kernel taken apart, and what is said of channels and groups.

import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';
import { axisLetters, inputSentence, spatialAxes, spatialRank, zeroAxis } from './spatial-axes.ts';

/** An input and a kernel taken apart. */
export interface ConvolutionParts {
  readonly batch: Dims;
  readonly channels: number;
  readonly spatial: Dims;
  /** The first axis of the kernel. */
  readonly first: number;
  readonly second: number;
  readonly window: Dims;
}

/** An input and a kernel taken apart. Twin of `ConvolutionParts`. @throws ShapeError when they have the wrong number of axes, or the window is empty. */
export function convolutionParts(op: string, shape: Dims, kernel: Dims, kernelChannels: string): ConvolutionParts {
  const [leading, spatial] = spatialAxes(op, shape, '..., C');
  const channels = leading.at(-1);
  if (channels === undefined) throw new ShapeError(inputSentence(op, shape, '..., C'));
  const [first, second, ...window] = kernel;
  if (first === undefined || second === undefined || window.length !== spatialRank(op))
    throw new ShapeError(`${op}: the kernel must be [${kernelChannels}, ${axisLetters(op)}], got ${show(kernel)}`);
  const word = zeroAxis(op, window);
  if (word !== undefined) throw new ShapeError(`${op}: the kernel ${show(kernel)} has ${word} 0`);
  return { batch: leading.slice(0, -1), channels, spatial, first, second, window };
}

/** @throws ShapeError when the number of groups is none. Twin of `GroupsFault`. */
export function checkGroups(op: string, groups: number): void {
  if (!isWhole(groups) || groups === 0) throw new ShapeError(`${op}: groups ${groups} is not a whole number of 1 or more`);
}

/** @throws ShapeError when channels do not divide into groups. */
export function checkDivides(op: string, whose: string, shape: Dims, channels: number, groups: number): void {
  if (channels % groups !== 0)
    throw new ShapeError(`${op}: the ${channels} channels of the ${whose} ${show(shape)} do not divide into ${groups} groups`);
}

/** @throws ShapeError when the kernel takes another number of channels than the input has. */
export function checkChannels(op: string, shape: Dims, kernel: Dims, channels: number, expected: number, why = ''): void {
  if (channels === expected) return;
  const remedy = shape.at(-1) === expected ? `; did you mean moveAxis(x, -1, ${-1 - spatialRank(op)})?` : '';
  throw new ShapeError(
    `${op}: the input ${show(shape)} has ${channels} channels but the kernel ${show(kernel)} takes ${expected}${why}${remedy}`,
  );
}
