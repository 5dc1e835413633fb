import { ShapeError } from '../errors.ts';
import { checkShape } from './check-shape.ts';
import { show } from './dim.ts';
import type { Dims } from './dims.ts';

/** Shape of a part of the given sizes. Twin of `DynamicSlice`. @throws ShapeError when it does not fit, or there is not one start for each axis. */
export function dynamicSliceShape(shape: Dims, starts: Dims, sizes: Dims): number[] {
  checkStarts('dynamicSlice', shape, starts);
  checkShape('dynamicSlice', sizes);
  checkPart('dynamicSlice', sizes, shape);
  return sizes.slice();
}

/** `shape`, when the update fits into it. Twin of `DynamicUpdateSlice`. @throws ShapeError when it does not, or there is not one start for each axis. */
export function dynamicUpdateSliceShape(shape: Dims, update: Dims, starts: Dims): number[] {
  checkPart('dynamicUpdateSlice', update, shape);
  checkStarts('dynamicUpdateSlice', shape, starts);
  return shape.slice();
}

function checkStarts(op: string, shape: Dims, starts: Dims): void {
  if (starts.length !== 1 || starts[0] !== shape.length)
    throw new ShapeError(`${op}: starts must be [${shape.length}], one for each axis of ${show(shape)}, got ${show(starts)}`);
}

function checkPart(op: string, part: Dims, shape: Dims): void {
  const fault = (why: string): ShapeError => new ShapeError(`${op}: ${show(part)} does not fit into ${show(shape)} (${why})`);
  for (const [axis, size] of part.entries()) {
    const whole = shape[axis];
    if (whole !== undefined && size > whole) throw fault(`axis ${axis}: ${size} > ${whole}`);
  }
  if (part.length !== shape.length) throw fault('ranks differ');
}
