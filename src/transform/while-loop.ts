import type { Arg, Shape } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { DataError } from '../errors.ts';
import { scalarShape } from '../shape/scalar.ts';
import { arange } from '../tensor/create.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { describe, isConcrete, isTraced, valueOf, type Tensor } from '../tensor/tensor.ts';
import { flatten, type Tree } from '../tensor/tree.ts';
import { cond } from './cond.ts';
import type { ScalarFunctionOf } from './grad.ts';
import { scan } from './scan.ts';

/** The next state, which must be a tree like the first. */
type Next<D, X> = Tree extends D ? D : Arg<SameTree<'whileLoop: the next state', 'the state', D, X>, D>;

/**
 * A bounded loop: the state x = body(x) as long as the predicate of x is not 0, at most `limit` times. On traced tensors it is a `scan` of `limit`
 * steps, of which those after the last one that counts only pass the state on: so all derivatives follow, for the memory of `limit` states.
 * @throws ShapeError when the predicate is no scalar or the next state is unlike the first; DataError for a limit that is no whole number
 */
export function whileLoop<const X extends Tree, P extends Shape, const D extends Tree>(
  predicate: ScalarFunctionOf<'whileLoop', X, P>,
  body: (x: X) => Next<D, X>,
  init: X,
  { limit }: { readonly limit: number },
): X {
  for (const f of [predicate, body]) if (typeof f !== 'function') throw new DataError(`whileLoop: expected a function, got ${describe(f)}`);
  if (!(Number.isInteger(limit) && limit >= 0))
    throw new DataError(`whileLoop: the limit must be a whole number of 0 or more, got ${describe(limit)}`);
  const next = (x: X): X => {
    const y: unknown = body(x);
    flatten(y, 'whileLoop: the next state');
    sameTree('whileLoop: the next state', 'the state', y, x);
    return y as X;
  };
  let x = init;
  // as long as all is known there is nothing to record
  for (let step = 0; step < limit; step++) {
    const test = flatten(x, 'whileLoop: the state').leaves.some(isTraced) ? undefined : valueOf('whileLoop', predicate(x));
    if (!test || !isConcrete(test)) return recorded(predicate as unknown as (x: X) => Tensor<[]>, next, x, limit - step);
    scalarShape('whileLoop', test.shape);
    if (test.values[0] === 0) return x;
    x = next(x);
  }
  return x;
}

function recorded<X extends Tree>(predicate: (x: X) => Tensor<[]>, next: (x: X) => X, init: X, limit: number): X {
  const step = (x: X): [X, readonly []] => {
    const test = predicate(x);
    scalarShape('whileLoop', valueOf('whileLoop', test).shape);
    return [cond(test, next as never, ((same: X) => same) as never, x) as X, []];
  };
  return scan(step as never, init, arange(limit) as never)[0] as X;
}
