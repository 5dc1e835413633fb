import { DataError, TraceError } from '../errors.ts';
import { bind } from '../tensor/bind.ts';
import { close, runBody, type Body } from '../tensor/body.ts';
import { zerosOf } from '../tensor/create.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Op } from '../tensor/op.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { describe, isTraced, type Value } from '../tensor/tensor.ts';
import { flatten, leavesLike, unflatten, type Flat, type Tree } from '../tensor/tree.ts';
import { jointMaps, type Joint } from './body-derivatives.ts';
import { pack, packedShape, packInto, unpack } from './pack.ts';

/** The derivative of a function X → Y at a point, as a linear map and its adjoint: ⟨yBar, push(xDot)⟩ = ⟨pull(yBar), xDot⟩. */
export interface CustomDerivative<X extends Tree, Y extends Tree> {
  /** The tangent of the result. */
  readonly push: (xDot: X) => Y;
  /** The cotangent of the argument. */
  readonly pull: (yBar: Y) => X;
}

/**
 * f with a derivative of your own, written in ops (so that it differentiates again): `derivative(x, y)` gives the map at x, where y = f(x). Used by every transform
 * instead of what f is made from; f may read no traced tensor but its argument. `checkGradients` and `lawsOfFunction` of `cotangent/laws` test it.
 * @throws ShapeError when push or pull returns a tree of another form or other shapes; TraceError when f reads a traced tensor from outside
 */
export function customDerivative<X extends Tree, Y extends Tree>(
  f: (x: X) => Y,
  derivative: (x: X, y: Y) => CustomDerivative<X, Y>,
): (x: X) => Y {
  for (const given of [f, derivative])
    if (typeof given !== 'function') throw new DataError(`customDerivative: expected a function, got ${describe(given)}`);
  return (x) => {
    const point = flatten(x, 'customDerivative: the argument');
    if (!point.leaves.some(isTraced)) return f(x);
    const inputs = point.leaves.map(({ shape }) => placeholder(shape));
    const result = flatten(f(unflatten(point.form, inputs) as X), 'customDerivative: the result of the function');
    const { body, captured } = close(inputs, result.leaves);
    if (captured.length > 0)
      throw new TraceError('customDerivative: the function reads a traced tensor that is not its argument; make it a part of that');
    const rule = (xs: readonly Value[], y: Value): Joint => {
      const ys = unpack(y, shapesOf(body));
      return jointOf(derivative(unflatten(point.form, xs) as X, unflatten(result.form, ys) as Y), point, result);
    };
    return unflatten(result.form, unpack(bind(customOp, point.leaves, { body, rule }), shapesOf(body))) as Y;
  };
}

const shapesOf = ({ outputs }: Body): Value['shape'][] => outputs.map((y) => y.shape);

/** A user's rule on trees as one on leaves. */
function jointOf<X extends Tree, Y extends Tree>({ push, pull }: CustomDerivative<X, Y>, point: Flat, result: Flat): Joint {
  const checked = (what: string, of: string, given: unknown, like: Flat): Value[] => {
    const flat = flatten(given, `customDerivative: ${what}`);
    sameTree(`customDerivative: ${what}`, of, given, unflatten(like.form, like.leaves));
    return leavesLike(flat, like.form);
  };
  return {
    push: (input, xDot) => {
      const dots = point.leaves.map((x, i) => (i === input ? xDot : zerosOf(x.shape)));
      return pack(checked('what push returned', 'the result', push(unflatten(point.form, dots) as X), result));
    },
    pull: (yBar) => {
      const bars = unpack(
        yBar,
        result.leaves.map((y) => y.shape),
      );
      return checked('what pull returned', 'the argument', pull(unflatten(result.form, bars) as Y), point);
    },
    cost: 0,
  };
}

interface Custom {
  readonly body: Body;
  readonly rule: (x: readonly Value[], y: Value) => Joint;
}

const customOp: Op<Custom> = {
  name: 'customDerivative',
  lowering: { kind: 'call', body: ({ body }) => body },
  shape: (_, { body }) => packedShape(shapesOf(body)),
  run: (out, inputs, { body }) => packInto(out, runBody(body, inputs)),
  partials: (x, y, { rule }, live) => {
    const joint = rule(x, y);
    return jointMaps(x, y, live, { ...joint, pull: (yBar) => joint.pull(yBar).filter((_, i) => live[i]) });
  },
};
