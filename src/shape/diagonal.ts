import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { resolveAxis } from './axis.ts';
import { show, showDim } from './dim.ts';

/** `shape` without the later of two axes of one size. Twin of `Diagonal`. @throws ShapeError when their sizes differ or they are the same axis. */
export function diagonalShape<D extends Dim>(shape: readonly D[], axis1: number, axis2: number): D[] {
  const [first, second] = diagonalAxes(shape, axis1, axis2);
  const d = shape[first]!;
  const e = shape[second]!;
  if (d !== e) throw new ShapeError(`diagonal: axes ${first} and ${second} of ${show(shape)} differ (${showDim(d)} ≠ ${showDim(e)})`);
  return shape.toSpliced(second, 1);
}

/** Positions of both axes, the earlier one first. @throws ShapeError when one does not exist or both are the same. */
export function diagonalAxes(shape: readonly Dim[], axis1: number, axis2: number): [number, number] {
  const a = resolveAxis('diagonal', shape, axis1);
  const b = resolveAxis('diagonal', shape, axis2);
  if (a === b) throw new ShapeError(`diagonal: axis ${a} is given twice in ${show([axis1, axis2])}`);
  return a < b ? [a, b] : [b, a];
}
