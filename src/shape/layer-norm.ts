import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** Shape of a normalization over the axes of its parameter, the input's last. Twin of `LayerNorm`. @throws ShapeError when the parameter does not fit. */
export function layerNormShape<D extends Dim>(op: string, x: readonly D[], parameter: readonly D[]): D[] {
  if (parameter.length === 0) throw new ShapeError(`${op}: the parameter is a scalar; it must have the axes to normalize`);
  for (let fromEnd = 1; fromEnd <= Math.min(x.length, parameter.length); fromEnd++) {
    const [d, p] = [x.at(-fromEnd)!, parameter.at(-fromEnd)!];
    if (d !== p)
      throw new ShapeError(
        `${op}: the last axes of ${show(x)} are not those of the parameter ${show(parameter)} (${showDim(d)} ≠ ${showDim(p)})`,
      );
  }
  if (parameter.length > x.length) throw new ShapeError(`${op}: the parameter ${show(parameter)} has more axes than ${show(x)}`);
  return x.slice();
}
