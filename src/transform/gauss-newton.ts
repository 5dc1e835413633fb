import type { Arg, Shape } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { unflatten, type Tree } from '../tensor/tree.ts';
import { pullback, pushEdges, pushforward } from './accumulate.ts';
import { gradientOf, matching, scalarTape, type ScalarFunctionOf } from './grad.ts';
import { linearize, resultOf, trace } from './trace.ts';

/**
 * Jᵀ·H·J·v with J = ∂f/∂x and H = ∂²loss/∂y² at y = f(x): the generalized Gauss–Newton matrix times a tangent v, as a tree of x's form. It is the Hessian
 * of loss(f(x)) but for the curvature of f, and positive semidefinite where the loss is convex; with loss(y) = ½‖y‖² it is Jᵀ·J·v.
 * One linearization of f, pushed and pulled once, around one Hessian product of the loss; no matrix is formed. (Schraudolph 2002, "Fast curvature
 * matrix-vector products for second-order gradient descent", Neural Computation 14.)
 * @throws ShapeError when the loss does not return a scalar, or v has not the form and shapes of x
 */
export function gaussNewton<const X extends Tree, Y extends Tree, S extends Shape, const D extends Tree>(
  f: (x: X) => Y,
  loss: ScalarFunctionOf<'gaussNewton', Y, S>,
  x: X,
  v: Arg<SameTree<'gaussNewton: the tangent', 'the point', D, X>, D>,
): X {
  const tape = trace('gaussNewton', f, x);
  const xDots = matching('gaussNewton', 'the tangent', v, tape.point, 'the point');
  const { edges } = linearize(tape, tape.at);
  const yDots = pushEdges(edges, tape.inputs, xDots, tape.outputs);
  const slope = trace('gaussNewton', (y: Y) => gradientOf(scalarTape('gaussNewton', loss, y)), resultOf(tape));
  return unflatten(tape.point.form, pullback(tape, pushforward(slope, yDots), edges)) as X;
}
