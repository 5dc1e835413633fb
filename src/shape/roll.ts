import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { axesInOrder } from './axis.ts';
import { show } from './dim.ts';

/** `shape`, when there is a whole shift for each axis. Twin of `Roll`. @throws ShapeError when there is not, or an axis does not exist or is given twice. */
export function rollShape<D extends Dim>(shape: readonly D[], shifts: number | readonly number[], axes: number | readonly number[]): D[] {
  const shiftList = typeof shifts === 'number' ? [shifts] : shifts;
  const axisList = typeof axes === 'number' ? [axes] : axes;
  if (shiftList.length !== axisList.length)
    throw new ShapeError(`roll: shifts ${show(shiftList)} are ${shiftList.length} but axes ${show(axisList)} are ${axisList.length}`);
  for (const shift of shiftList) {
    if (!Number.isSafeInteger(shift)) throw new ShapeError(`roll: shift ${shift} is not a whole number`);
  }
  axesInOrder('roll', shape, axisList);
  return shape.slice();
}
