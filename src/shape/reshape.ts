import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import { sizeOf } from './dims.ts';

/** `to` with its -1 resolved, when it holds as many entries as `shape`. Twin of `Reshape`. @throws ShapeError when it cannot. */
export function reshapeShape(shape: readonly number[], to: readonly number[]): number[] {
  const inferred = scanTarget(to);
  const size = sizeOf(shape);
  if (inferred < 0) {
    const target = sizeOf(to);
    if (target !== size) throw new ShapeError(`reshape: ${show(shape)} has ${size} elements but ${show(to)} has ${target}`);
    return to.slice();
  }
  if (to.includes(0)) throw new ShapeError(`reshape: -1 beside a 0 in ${show(to)} has no definite size`);
  const others = -sizeOf(to);
  if (size % others !== 0) throw new ShapeError(`reshape: ${show(shape)} does not divide into ${show(to)}`);
  return to.with(inferred, size / others);
}

/** Where `to` holds -1, or -1 when it does not. */
function scanTarget(to: readonly Dim[]): number {
  let inferred = -1;
  for (const [axis, d] of to.entries()) {
    if (d === -1) {
      if (inferred >= 0) throw new ShapeError(`reshape: at most one size may be -1, got ${show(to)}`);
      inferred = axis;
    } else if (!isWhole(d)) throw new ShapeError(`reshape: axis ${axis} of ${show(to)} is not a whole number of 0 or more`);
  }
  return inferred;
}
