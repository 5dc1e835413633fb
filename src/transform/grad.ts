import type { Arg, Shape } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import type { Scalar } from '../../types/scalar.ts';
import { ShapeError } from '../errors.ts';
import { scalarShape } from '../shape/scalar.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { constant, type Tensor, type Value } from '../tensor/tensor.ts';
import { flatten, leavesLike, unflatten, type Flat, type Tree } from '../tensor/tree.ts';
import { pullback, pushforward } from './accumulate.ts';
import { linearize, resultOf, trace, type Tape } from './trace.ts';

/** A function whose gradient is taken: one argument, a scalar result; another shape is a sentence at the result. */
export type ScalarFunctionOf<Name extends string, X, S extends Shape> = (x: X) => Arg<Scalar<Name, S>, Tensor<S>>;

/**
 * The gradient of a scalar function at x: a tree of x's form, each leaf of its leaf's shape.
 * Reverse accumulation: the cost of a few evaluations of f, whatever the size of x.
 * @throws ShapeError when f does not return a scalar
 */
export function grad<const X extends Tree, S extends Shape>(f: ScalarFunctionOf<'grad', X, S>, x: X): X {
  return gradientOf(scalarTape('grad', f, x)) as X;
}

/** [f(x), gradient of f at x], for the price of one evaluation and one pullback. @throws ShapeError when f does not return a scalar */
export function valueAndGrad<const X extends Tree, S extends Shape>(
  f: ScalarFunctionOf<'valueAndGrad', X, S>,
  x: X,
): [value: Tensor<[]>, gradient: X] {
  const tape = scalarTape('valueAndGrad', f, x);
  return [resultOf(tape) as Tensor<[]>, gradientOf(tape) as X];
}

/**
 * [f(x), J·xDot]: the value and the directional derivative, by forward accumulation. Trees map to trees.
 * @throws ShapeError when xDot has not the form and shapes of x
 */
export function jvp<const X extends Tree, Y extends Tree, const D extends Tree>(
  f: (x: X) => Y,
  x: X,
  xDot: Arg<SameTree<'jvp: the tangent', 'the point', D, X>, D>,
): [y: Y, yDot: Y] {
  const tape = trace('jvp', f, x);
  const yDots = pushforward(tape, matching('jvp', 'the tangent', xDot, tape.point, 'the point'));
  return [resultOf(tape) as Y, unflatten(tape.result.form, yDots) as Y];
}

/** yBar ↦ yBar·J: from cotangents of a function's result Y to cotangents of its argument X. */
export interface Pullback<Y, X> {
  <const D extends Tree>(yBar: Arg<SameTree<'vjp: the cotangent', 'the result', D, Y>, D>): X;
}

/**
 * [f(x), pullback] with pullback(yBar) = yBar·J, by reverse accumulation; the pullback may be called any number of times.
 * @throws ShapeError when yBar has not the form and shapes of f(x)
 */
export function vjp<const X extends Tree, Y extends Tree>(f: (x: X) => Y, x: X): [y: Y, pullback: Pullback<Y, X>] {
  const tape = trace('vjp', f, x);
  const { edges } = linearize(tape, tape.at);
  const back = (yBar: unknown): X =>
    unflatten(tape.point.form, pullback(tape, matching('vjp', 'the cotangent', yBar, tape.result, 'the result'), edges)) as X;
  return [resultOf(tape) as Y, back];
}

export function scalarTape(name: string, f: (x: never) => unknown, x: unknown): Tape {
  const tape = trace(name, f, x);
  const [y] = tape.outputs;
  if (tape.result.form.kind !== 'leaf')
    throw new ShapeError(`${name}: the function must return a scalar, got a tree of ${tape.outputs.length} tensors`);
  scalarShape(name, y!.shape);
  return tape;
}

export function gradientOf(tape: Tape): unknown {
  return unflatten(tape.point.form, pullback(tape, [constant(1)]));
}

/** The leaves of a tangent or cotangent, in the order of what it belongs to. */
export function matching(name: string, role: string, given: unknown, like: Flat, of: string): readonly Value[] {
  const flat = flatten(given, `${name}: ${role}`);
  sameTree(`${name}: ${role}`, of, given, unflatten(like.form, like.leaves));
  return leavesLike(flat, like.form);
}
