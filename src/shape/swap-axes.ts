import type { Dim } from '../../types/dim.ts';
import { resolveAxis } from './axis.ts';

/** `shape` with axes a and b exchanged. Twin of `SwapAxes`. @throws ShapeError when one does not exist. */
export function swapAxesShape<D extends Dim>(shape: readonly D[], a: number, b: number): D[] {
  const first = resolveAxis('swapAxes', shape, a);
  const second = resolveAxis('swapAxes', shape, b);
  return shape.with(first, shape[second]!).with(second, shape[first]!);
}
