// The spatial axes of an input, as many as the op's name says.

import { ShapeError } from '../errors.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** What the spatial axes of an op are called, the first one first. Twin of `AxisWords`. */
export function axisWords(op: string): string[] {
  return ['depth', 'height', 'width'].slice(-spatialRank(op)).map((word) => (op.endsWith('1d') ? 'length' : word));
}

/** The letters of the spatial axes of an op. Twin of `AxisLetters`. */
export function axisLetters(op: string): string {
  return axisWords(op)
    .map((word) => word[0]!.toUpperCase())
    .join(', ');
}

/** How many spatial axes an op has: its name ends in that number. */
export function spatialRank(op: string): number {
  return Number(op.at(-2));
}

/** An input taken apart: what stands before its spatial axes, and these. Twin of `SpatialAxes`. @throws ShapeError when there are too few axes. */
export function spatialAxes(op: string, shape: Dims, leading: string): [leading: number[], spatial: number[]] {
  const rank = spatialRank(op);
  if (shape.length < rank) throw new ShapeError(inputSentence(op, shape, leading));
  return [shape.slice(0, -rank), shape.slice(-rank)];
}

/** Twin of `InputSentence`. */
export function inputSentence(op: string, shape: Dims, leading: string): string {
  return `${op}: the input must be [${leading}, ${axisLetters(op)}], got ${show(shape)}`;
}

/** The word for the first spatial axis of size 0. Twin of `ZeroAxis`. */
export function zeroAxis(op: string, sizes: Dims): string | undefined {
  return axisWords(op)[sizes.indexOf(0)];
}
