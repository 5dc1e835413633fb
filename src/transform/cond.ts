import type { Arg, Shape } from '../../types/dim.ts';
import type { Scalar } from '../../types/scalar.ts';
import type { SameTree } from '../../types/same-tree.ts';
import { DataError } from '../errors.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { where } from '../ops/where.ts';
import { scalarShape } from '../shape/scalar.ts';
import { bind } from '../tensor/bind.ts';
import { bodyCost, close, runBody, type Body } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Op } from '../tensor/op.ts';
import { sameTree } from '../tensor/same-tree.ts';
import { describe, isConcrete, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { flatten, leavesLike, unflatten, type Tree } from '../tensor/tree.ts';
import { cotangentBody, jointMaps, tangentBody } from './body-derivatives.ts';
import { batchedBody } from './checkpoint.ts';
import { pack, packedShape, packInto, unpack } from './pack.ts';

/** What the second branch returns: a tree like that of the first. */
type Like<B, A> = Tree extends B ? B : Arg<SameTree<'cond: the result of the second branch', 'that of the first', B, A>, B>;

/**
 * A branch in the graph: onTrue(x) where the predicate is not 0, else onFalse(x). Only the branch that is taken is computed, and only it has a derivative;
 * the predicate has none. Under `vmap` with a predicate for each example both are computed and chosen from, as by `where`.
 * @throws ShapeError when the predicate is no scalar, or the branches return trees of different forms or shapes
 */
export function cond<P extends Shape, const X extends Tree, const A extends Tree, const B extends Tree>(
  predicate: Arg<Scalar<'cond', P, 'the predicate must be'>, Tensor<P> | number>,
  onTrue: (x: X) => A,
  onFalse: (x: X) => Like<B, A>,
  x: X,
): A {
  for (const branch of [onTrue, onFalse])
    if (typeof branch !== 'function') throw new DataError(`cond: expected a function for each branch, got ${describe(branch)}`);
  const test = valueOf('cond', predicate);
  scalarShape('cond', test.shape, 'the predicate must be');
  if (isConcrete(test)) return (test.values[0] !== 0 ? onTrue : onFalse)(x) as A;
  const point = flatten(x, 'cond: the argument');
  const record = (f: (x: X) => unknown) => {
    const inputs = point.leaves.map(({ shape }) => placeholder(shape));
    const result = f(unflatten(point.form, inputs) as X);
    return { inputs, result, flat: flatten(result, 'cond: the result of a branch') };
  };
  const [yes, no] = [record(onTrue), record(onFalse)];
  sameTree('cond: the result of the second branch', 'that of the first', no.result, yes.result);
  const first = close(yes.inputs, yes.flat.leaves);
  const second = close(no.inputs, leavesLike(no.flat, yes.flat.form));
  // both take what either reads
  const own = point.leaves.length;
  const dummies = (values: readonly Value[]) => values.map((v) => placeholder(v.shape));
  const branches: [Body, Body] = [
    { inputs: [...first.body.inputs, ...dummies(second.captured)], outputs: first.body.outputs },
    {
      inputs: [...second.body.inputs.slice(0, own), ...dummies(first.captured), ...second.body.inputs.slice(own)],
      outputs: second.body.outputs,
    },
  ];
  return unflatten(yes.flat.form, branch(test, [...point.leaves, ...first.captured, ...second.captured], branches)) as A;
}

function branch(test: Value, inputs: readonly Value[], branches: readonly [Body, Body]): Value[] {
  return unpack(bind(condOp, [test, ...inputs], { branches }), shapesOf(branches));
}

interface Branches {
  readonly branches: readonly [Body, Body];
}

const shapesOf = ([{ outputs }]: readonly [Body, Body]): Value['shape'][] => outputs.map((y) => y.shape);
const both = ([a, b]: readonly [Body, Body], f: (body: Body) => Body): [Body, Body] => [f(a), f(b)];

const condOp: Op<Branches> = {
  name: 'cond',
  lowering: { kind: 'branch', branches: ({ branches }) => branches },
  shape: (_, { branches }) => packedShape(shapesOf(branches)),
  run: (out, [test, ...inputs], { branches }) => packInto(out, runBody(branches[test!.values[0] !== 0 ? 0 : 1], inputs)),
  partials: (x, y, { branches }, live) => {
    const [test, ...inputs] = x as [Value, ...Value[]];
    const asked = live.slice(1);
    const count = branches[0].outputs.length;
    const dual = (input: number) => (body: Body) => {
      const { inputs: own, outputs } = tangentBody(
        body,
        inputs.map((_, i) => i === input),
      );
      return { inputs: own, outputs: outputs.slice(count) };
    };
    const maps = jointMaps(inputs, y, asked, {
      push: (input, xDot) => pack(branch(test, [...inputs, xDot], both(branches, dual(input)))),
      pull: (yBar) =>
        branch(
          test,
          [...inputs, ...unpack(yBar, shapesOf(branches))],
          both(branches, (body) => cotangentBody(body, asked)),
        ),
      cost: Math.max(...branches.map(bodyCost)),
    });
    return [null, ...maps];
  },
  batch: ([test, ...inputs], [each, ...batched], { branches }, n) => {
    if (!each) return batchedBranch(test!, inputs, batched, branches, n);
    const [yes, no] = branches.map((body) => pack(batchedBody(body, inputs, batched, n), [n])) as [Value, Value];
    const tests = reshapeTo(test!, [n, ...yes.shape.slice(1).map(() => 1)]);
    return where(shaped(tests), shaped<Tensor>(yes), shaped<Tensor>(no) as never) as unknown as Value;
  },
};

/** One predicate for all examples: the branches run on batches. */
function batchedBranch(
  test: Value,
  inputs: readonly Value[],
  batched: readonly boolean[],
  branches: readonly [Body, Body],
  n: number,
): Value {
  const inner = both(branches, (body) => {
    const own = body.inputs.map((v, i) => placeholder(batched[i] ? [n, ...v.shape] : v.shape));
    return { inputs: own, outputs: batchedBody(body, own, batched, n) };
  });
  return pack(branch(test, inputs, inner), [n]);
}
