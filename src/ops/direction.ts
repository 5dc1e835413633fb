import { shaped, type Tensor, type Value } from '../tensor/tensor.ts';
import { abs } from './abs.ts';
import { clip } from './clip.ts';
import { less } from './compare.ts';
import { div } from './div.ts';
import { maxValue } from './max.ts';
import { mul } from './mul.ts';
import { keptShape, reducedSize } from './reduction.ts';
import { reshapeTo } from './reshape.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { stopGradient } from './stop-gradient.ts';
import { sumValue } from './sum.ts';
import { where } from './where.ts';

// Between these the greatest entry over the scale has a square that neither overflows nor vanishes.
const [least, greatest] = [2 ** -996, 2 ** 996];

/** x over its length along an axis; 0 with derivatives of 0 where that is less than 1e-150, so that they never overflow. `isZero` has the axis at size 1. */
export function directionAlong(x: Value, axis: number): { direction: Tensor; isZero: Tensor } {
  const kept = keptShape(x.shape, [axis]);
  const size = reducedSize(x.shape, [axis]) === 0 ? 0 : reshapeTo(maxValue(abs(shaped(x)) as unknown as Value, [axis]), kept);
  // a direction does not depend on the scale
  const scale = stopGradient(clip(shaped(size as Value), least, greatest) as Tensor);
  const entries = div(shaped<Tensor>(x), scale as never) as Tensor;
  const squares = shaped<Tensor>(reshapeTo(sumValue(square(entries) as unknown as Value, [axis]), kept));
  const isZero = less(mul(scale, sqrt(squares) as never), 1e-150 as never) as Tensor;
  const root = sqrt(where(isZero, 1 as never, squares as never) as Tensor);
  return { direction: where(isZero, 0 as never, div(entries, root as never) as never) as Tensor, isZero };
}
