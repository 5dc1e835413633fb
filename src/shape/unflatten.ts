import { ShapeError } from '../errors.ts';
import { isWhole } from './arithmetic.ts';
import { resolveAxis } from './axis.ts';
import { show } from './dim.ts';
import { sizeOf, type Dims } from './dims.ts';

/** One axis cut into `sizes`, one of which may be -1. Twin of `Unflatten`. @throws ShapeError when their product is not the size of the axis. */
export function unflattenShape(shape: Dims, axis: number, sizes: Dims): number[] {
  const position = resolveAxis('unflatten', shape, axis);
  return shape.toSpliced(position, 1, ...cutAxis(shape, position, sizes));
}

function cutAxis(shape: Dims, axis: number, sizes: Dims): Dims {
  checkSizes(sizes);
  const size = shape[axis]!;
  const inferred = sizes.indexOf(-1);
  const known = sizeOf(sizes.filter((piece) => piece !== -1));
  const what = `unflatten: axis ${axis} of ${show(shape)}`;
  if (inferred < 0) {
    if (known !== size) throw new ShapeError(`${what} is not the product of sizes ${show(sizes)} (${size} ≠ ${known})`);
    return sizes;
  }
  if (known === 0) throw new ShapeError(`unflatten: -1 beside a 0 in sizes ${show(sizes)} has no definite size`);
  if (size % known !== 0) throw new ShapeError(`${what} does not divide into sizes ${show(sizes)}`);
  return sizes.with(inferred, size / known);
}

function checkSizes(sizes: Dims): void {
  for (const [i, size] of sizes.entries()) {
    if (size === -1) {
      if (sizes.indexOf(-1) < i) throw new ShapeError(`unflatten: at most one size may be -1, got ${show(sizes)}`);
    } else if (!isWhole(size)) throw new ShapeError(`unflatten: ${size} in sizes ${show(sizes)} is not a whole number of 0 or more`);
  }
}
