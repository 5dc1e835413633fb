import { DataError } from '../errors.ts';
import { batchedOutputs } from '../linear/batch.ts';
import { bind } from '../tensor/bind.ts';
import { applyBody, bodyCost, close, runBody, type Body } from '../tensor/body.ts';
import { placeholder } from '../tensor/graph.ts';
import type { Op } from '../tensor/op.ts';
import { describe, isTraced, type Value } from '../tensor/tensor.ts';
import { flatten, unflatten, type Tree } from '../tensor/tree.ts';
import { cotangentBody, jointMaps, tangentBody } from './body-derivatives.ts';
import { pack, packedShape, packInto, unpack } from './pack.ts';
import { tie } from './tie.ts';

/**
 * The same function, of which a pullback remembers the argument alone: what it computed on the way is computed again when the cotangent comes.
 * The same bits as f, for one more evaluation and without the memory.
 * (Griewank & Walther, Evaluating Derivatives, ch. 12; Chen et al. 2016, arXiv 1604.06174.)
 */
export function checkpoint<X extends Tree, Y extends Tree>(f: (x: X) => Y): (x: X) => Y {
  if (typeof f !== 'function') throw new DataError(`checkpoint: expected a function, got ${describe(f)}`);
  return (x) => {
    const point = flatten(x, 'checkpoint: the argument');
    if (!point.leaves.some(isTraced)) return f(x);
    const inputs = point.leaves.map(({ shape }) => placeholder(shape));
    const result = flatten(f(unflatten(point.form, inputs) as X), 'checkpoint: the result of the function');
    const { body, captured } = close(inputs, result.leaves);
    const y = bind(checkpointOp, [...point.leaves, ...captured], { body });
    return unflatten(result.form, unpack(y, shapesOf(body))) as Y;
  };
}

const shapesOf = ({ outputs }: Body): Value['shape'][] => outputs.map((y) => y.shape);

const checkpointOp: Op<{ readonly body: Body }> = {
  name: 'checkpoint',
  lowering: { kind: 'call', body: ({ body }) => body },
  shape: (_, { body }) => packedShape(shapesOf(body)),
  run: (out, inputs, { body }) => packInto(out, runBody(body, inputs)),
  partials: (x, y, { body }, live) => {
    const count = body.outputs.length;
    return jointMaps(x, y, live, {
      push: (input, xDot) => {
        const dual = tangentBody(
          body,
          x.map((_, i) => i === input),
        );
        return pack(applyBody(dual, [...x, xDot]).slice(count));
      },
      // tied to the cotangent: a program cannot take the values that it computed before
      pull: (yBar) => applyBody(cotangentBody(body, live), [...x.map((v) => tie(v, yBar)), ...unpack(yBar, shapesOf(body))]),
      cost: bodyCost(body),
    });
  },
  batch: (inputs, batched, { body }, n) => pack(batchedBody(body, inputs, batched, n), [n]),
};

/** The outputs of a body with one more leading axis on the marked inputs, and on all outputs. */
export function batchedBody(body: Body, inputs: readonly Value[], batched: readonly boolean[], n: number): Value[] {
  const shared = body.inputs.filter((_, i) => !batched[i]);
  const fixed = inputs.filter((_, i) => !batched[i]);
  const outputs = applyBody({ inputs: shared, outputs: body.outputs }, fixed);
  const known = new Map<Value, Value>(body.inputs.flatMap((v, i) => (batched[i] ? [[v, inputs[i]!] as const] : [])));
  return batchedOutputs(outputs, known, n);
}
