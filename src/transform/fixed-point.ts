import type { Arg } from '../../types/dim.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { DataError, FiniteError } from '../errors.ts';
import { add } from '../ops/add.ts';
import { bind } from '../tensor/bind.ts';
import { applyBody, bodyCost, close, runBody, type Body } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Op } from '../tensor/op.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { describe, shaped, type Concrete, type Node, type Value } from '../tensor/tensor.ts';
import { flatten, leavesLike, unflatten, type Tree } from '../tensor/tree.ts';
import { cotangentBody, jointMaps, tangentBody } from './body-derivatives.ts';
import { pack, packedShape, packInto, unpack } from './pack.ts';

/** When an iteration has arrived. */
export interface FixedPointOptions {
  /** How much the last step may still change any entry, as a part of the largest entry (or of 1, if that is larger); 1e-12 where absent. */
  readonly tolerance?: number;
  /** At most this many steps; 1000 where absent. */
  readonly limit?: number;
}

/** The next point, which must be a tree like the first. */
type Next<D, Z> = Tree extends D ? D : Arg<SameTree<'fixedPoint: the next point', 'the point', D, Z>, D>;

/**
 * z with z = f(z), by iteration from `init`; f may read tensors of its surroundings, and z is differentiated by them implicitly: dz = (I - ∂f/∂z)⁻¹ ∂f/∂p dp,
 * solved by iteration too, without remembering any step. By `init` it has no derivative. (Christianson 1994; Griewank & Walther, Evaluating Derivatives, ch. 15.)
 * @throws FiniteError when it has not arrived after `limit` steps, as where f is no contraction; ShapeError when f returns something unlike z
 */
export function fixedPoint<const Z extends Tree, const D extends Tree>(
  f: (z: Z) => Next<D, Z>,
  init: Z,
  { tolerance = 1e-12, limit = 1000 }: FixedPointOptions = {},
): Z {
  if (typeof f !== 'function') throw new DataError(`fixedPoint: expected a function, got ${describe(f)}`);
  if (!(tolerance >= 0)) throw new DataError(`fixedPoint: the tolerance must be a number of 0 or more, got ${describe(tolerance)}`);
  if (!(Number.isInteger(limit) && limit >= 1))
    throw new DataError(`fixedPoint: the limit must be a whole number of 1 or more, got ${describe(limit)}`);
  const first = flatten(init, 'fixedPoint: the point');
  const point = first.leaves.map(({ shape }) => placeholder(shape));
  const result: unknown = f(unflatten(first.form, point) as Z);
  const next = flatten(result, 'fixedPoint: the next point');
  sameTree('fixedPoint: the next point', 'the point', result, init);
  const { body, captured } = close(point, leavesLike(next, first.form));
  return unflatten(first.form, solve(first.leaves, captured, { body, tolerance, limit, least: 1 })) as Z;
}

interface Iteration {
  /** From [z, what does not change] to the next z. */
  readonly body: Body;
  readonly tolerance: number;
  readonly limit: number;
  /** The size to which changes are compared, if no entry is larger: 1, or 0 for linear equations, which have no scale. */
  readonly least: number;
}

function solve(init: readonly Value[], fixed: readonly Value[], iteration: Iteration): Value[] {
  return unpack(bind(fixedPointOp, [...init, ...fixed], iteration), shapesOf(iteration.body));
}

const shapesOf = ({ outputs }: Body): Value['shape'][] => outputs.map((z) => z.shape);
const like = (v: Value): Node => placeholder(v.shape);
const plus = (a: Value, b: Value): Value => add(shaped(a), shaped(b) as never) as unknown as Value;

const fixedPointOp: Op<Iteration> = {
  name: 'fixedPoint',
  lowering: { kind: 'host' },
  shape: (_, { body }) => packedShape(shapesOf(body)),
  run: (out, inputs, iteration) => packInto(out, iterate(inputs, iteration)),
  partials: (x, y, iteration, live) => {
    const { body } = iteration;
    const n = body.outputs.length;
    const [z, fixed] = [unpack(y, shapesOf(body)), x.slice(n)];
    const inZ = x.map((_, i) => i < n);
    const byFixed = x.map((_, i) => i >= n && live[i]!);
    const linear = { ...iteration, least: 0 };
    const maps = jointMaps(x, y, byFixed, {
      // ż = ∂f/∂z ż + ∂f/∂p ṗ
      push: (input, xDot) => {
        const source = applyBody(
          tangentBody(
            body,
            x.map((_, i) => i === input),
          ),
          [...z, ...fixed, xDot],
        ).slice(n);
        return pack(solve(source, [...z, ...fixed, ...source], { ...linear, body: equation(tangentBody(body, inZ), body, n, n) }));
      },
      // w = yBar + wᵀ ∂f/∂z, then wᵀ ∂f/∂p
      pull: (yBar) => {
        const bars = unpack(yBar, shapesOf(body));
        const w = solve(bars, [...z, ...fixed, ...bars], { ...linear, body: equation(cotangentBody(body, inZ), body, n, 0) });
        return applyBody(cotangentBody(body, byFixed), [...z, ...fixed, ...w]);
      },
      cost: 20 * bodyCost(body),
    });
    return maps;
  },
};

/** w ↦ A·w + source, where A is what `derivative` computes at [z, fixed, w], from output `from` on: a body of [w; z, fixed, source]. */
function equation(derivative: Body, body: Body, n: number, from: number): Body {
  const [w, at, source] = [body.outputs.map(like), body.inputs.map(like), body.outputs.map(like)];
  const moved = applyBody(derivative, [...at, ...w]).slice(from);
  return { inputs: [...w, ...at, ...source], outputs: moved.slice(0, n).map((v, i) => plus(v, source[i]!)) };
}

function iterate(inputs: readonly Concrete[], { body, tolerance, limit, least }: Iteration): readonly Concrete[] {
  const n = body.outputs.length;
  const fixed = inputs.slice(n);
  let z = inputs.slice(0, n);
  let change = NaN;
  for (let step = 0; step < limit; step++) {
    const next = runBody(body, [...z, ...fixed]);
    let size = least;
    change = 0;
    next.forEach((to, k) =>
      to.values.forEach((v, i) => {
        const moved = Math.abs(v - z[k]!.values[i]!);
        if (moved > change || Number.isNaN(moved)) change = moved; // a NaN stays
        if (Math.abs(v) > size) size = Math.abs(v);
      }),
    );
    z = next;
    if (change <= tolerance * size) return z;
    if (!(change < Infinity)) break;
  }
  throw new FiniteError(`fixedPoint: it has not arrived after ${limit} steps: the last one changed an entry by ${change}`);
}
