import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Sizes with [before, after] added to each axis. Twin of `Pad`. @throws ShapeError when there is not one pair of whole numbers for each axis. */
export function padShape(shape: Dims, pads: readonly (readonly [number, number])[]): number[] {
  if (pads.length !== shape.length) throw new ShapeError(`pad: ${pads.length} pairs for the ${shape.length} axes of ${show(shape)}`);
  return pads.map((pair, axis) => {
    const [before, after] = pair;
    if (!isWhole(before) || !isWhole(after))
      throw new ShapeError(`pad: pair ${show(pair)} of axis ${axis} is not two whole numbers of 0 or more`);
    return shape[axis]! + before + after;
  });
}
