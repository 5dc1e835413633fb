import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** The leading axes of inputs `x = [...batch, ...example]`. Twin of `Batch`. @throws ShapeError when `x` does not end in `example`. */
export function batchShape<D extends Dim>(x: readonly D[], example: readonly D[]): D[] {
  const sentence = `apply: the model takes ${show(example)} but got ${show(x)}`;
  for (let fromEnd = 1; fromEnd <= example.length; fromEnd++) {
    if (fromEnd > x.length) throw new ShapeError(sentence);
    const d = x[x.length - fromEnd]!;
    const e = example[example.length - fromEnd]!;
    if (d !== e) throw new ShapeError(`${sentence} (${showDim(d)} ≠ ${showDim(e)})`);
  }
  return x.slice(0, x.length - example.length);
}
