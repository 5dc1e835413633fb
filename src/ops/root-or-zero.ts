import type { Tensor } from '../tensor/tensor.ts';
import { greater } from './compare.ts';
import { mul } from './mul.ts';
import { sqrt } from './sqrt.ts';
import { where } from './where.ts';

/** √x for x ≥ 0, with derivatives of 0 at 0: the root of a sum of squares, where that has a corner. */
export function rootOrZero(x: Tensor): Tensor {
  const positive = greater(x, 0 as never);
  return where(positive, sqrt(where(positive, x as never, 1 as never)), mul(x, 0 as never) as never);
}
