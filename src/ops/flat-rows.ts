import type { Value } from '../tensor/tensor.ts';
import { permuteValue } from './permute.ts';
import { reducedSize } from './reduction.ts';
import { reshapeTo } from './reshape.ts';

/** The axes that are reduced over as one last axis: [..., n]. */
export function flatRows(x: Value, axes: readonly number[]): Value {
  const kept = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const shape = kept.map((axis) => x.shape[axis]!);
  return reshapeTo(permuteValue(x, [...kept, ...axes]), [...shape, reducedSize(x.shape, axes)]);
}
