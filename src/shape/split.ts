import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { resolveAxis } from './axis.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Shapes of the pieces along an axis: so many equal parts, or pieces of the given sizes. Twin of `Split`. @throws ShapeError when the sizes do not work out. */
export function splitShape(shape: Dims, partsOrSizes: number | readonly number[], axis: number): number[][] {
  const position = resolveAxis('split', shape, axis);
  const size = shape[position]!;
  const sizes = typeof partsOrSizes === 'number' ? equalSizes(shape, position, partsOrSizes) : partsOrSizes;
  for (const piece of sizes) {
    if (!isWhole(piece)) throw new ShapeError(`split: ${piece} in sizes ${show(sizes)} is not a whole number of 0 or more`);
  }
  const total = sizes.reduce((sum, piece) => sum + piece, 0);
  if (total !== size)
    throw new ShapeError(`split: sizes ${show(sizes)} do not add up to axis ${position} of ${show(shape)} (${total} ≠ ${size})`);
  return sizes.map((piece) => shape.with(position, piece));
}

function equalSizes(shape: Dims, position: number, parts: number): number[] {
  if (!isWhole(parts) || parts === 0) throw new ShapeError(`split: axis ${position} of ${show(shape)} cannot be cut into ${parts} parts`);
  const size = shape[position]! / parts;
  if (!isWhole(size)) throw new ShapeError(`split: axis ${position} of ${show(shape)} is not divisible by ${parts}`);
  return new Array<number>(parts).fill(size);
}
