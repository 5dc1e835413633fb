import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { show, showDim } from './dim.ts';

/** Shape of the pairwise interactions of features. Twin of `PairwiseInteractions`. @throws ShapeError when input and factors do not fit. */
export function pairwiseInteractionsShape<D extends Dim>(x: readonly D[], factors: readonly D[]): D[] {
  if (x.length === 0) throw new ShapeError('pairwiseInteractions: the input must be [..., N], got []');
  if (factors.length !== 2) throw new ShapeError(`pairwiseInteractions: the factors must be [N, F], got ${show(factors)}`);
  const [n, m] = [x.at(-1)!, factors[0]!];
  if (n !== m)
    throw new ShapeError(
      `pairwiseInteractions: the input ${show(x)} has ${showDim(n)} features but the factors ${show(factors)} have ${showDim(m)}`,
    );
  return x.slice(0, -1);
}
