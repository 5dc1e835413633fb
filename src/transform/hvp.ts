import type { Arg, Shape } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { unflatten, type Tree } from '../tensor/tree.ts';
import { pushforward } from './accumulate.ts';
import { gradientOf, matching, scalarTape, type ScalarFunctionOf } from './grad.ts';
import { trace } from './trace.ts';

/**
 * H·v, the Hessian of a scalar function at x times a tangent v, as a tree of x's form: forward over reverse, so for the cost of a few gradients
 * and without the Hessian (Pearlmutter 1994).
 * @throws ShapeError when f does not return a scalar, or v has not the form and shapes of x
 */
export function hvp<const X extends Tree, S extends Shape, const D extends Tree>(
  f: ScalarFunctionOf<'hvp', X, S>,
  x: X,
  v: Arg<SameTree<'hvp: the tangent', 'the point', D, X>, D>,
): X {
  const tape = trace('hvp', (point: X) => gradientOf(scalarTape('hvp', f, point)), x);
  return unflatten(tape.result.form, pushforward(tape, matching('hvp', 'the tangent', v, tape.point, 'the point'))) as X;
}
