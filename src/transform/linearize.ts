import type { Arg } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { unflatten, type Tree } from '../tensor/tree.ts';
import { pushEdges } from './accumulate.ts';
import { matching } from './grad.ts';
import { linearize as linearized, resultOf, trace } from './trace.ts';

/** xDot ↦ J·xDot: from tangents of a function's argument X to tangents of its result Y. */
export interface Pushforward<X, Y> {
  <const D extends Tree>(xDot: Arg<SameTree<'linearize: the tangent', 'the point', D, X>, D>): Y;
}

/**
 * [f(x), pushforward] with pushforward(xDot) = J·xDot: f is evaluated and differentiated once, its linearization may be applied any number of times.
 * The forward twin of `vjp`.
 * @throws ShapeError when xDot has not the form and shapes of x
 */
export function linearize<const X extends Tree, Y extends Tree>(f: (x: X) => Y, x: X): [y: Y, pushforward: Pushforward<X, Y>] {
  const tape = trace('linearize', f, x);
  const { edges } = linearized(tape, tape.at);
  const push = (xDot: unknown): Y => {
    const dots = pushEdges(edges, tape.inputs, matching('linearize', 'the tangent', xDot, tape.point, 'the point'), tape.outputs);
    return unflatten(tape.result.form, dots) as Y;
  };
  return [resultOf(tape) as Y, push];
}
