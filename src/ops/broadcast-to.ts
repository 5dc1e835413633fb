import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { BroadcastToRule } from '../../types/broadcast-to.ts';
import { broadcastToShape } from '../shape/broadcast-to.ts';
import type { Dims } from '../shape/dims.ts';
import { listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { alignedLabels } from './define-elementwise.ts';
import { withLaws, type Lawful } from './laws.ts';
import { product } from './product.ts';

interface BroadcastToFunction extends Lawful {
  <S extends Shape, const T extends Shape>(
    x: Tensor<S> | number,
    shape: Arg<BroadcastToRule<S, T>, readonly [...T]>,
  ): Tensor<Out<BroadcastToRule<S, T>>>;
}

/**
 * x repeated along new leading axes and along axes of size 1, as numpy broadcasts. Moves no data.
 * @throws ShapeError when x does not broadcast to the shape
 */
export const broadcastTo: BroadcastToFunction = withLaws<BroadcastToFunction>(
  {
    name: 'broadcastTo',
    examples: ['broadcastTo(zeros([2, 1]), [4, 2, 3])'],
    cases: [
      { shapes: [[3]], apply: (x) => broadcastTo(x, [2, 3]) },
      { shapes: [[2, 1]], apply: (x) => broadcastTo(x, [2, 3]) },
      { shapes: [[]], apply: (x) => broadcastTo(x, [2, 0]) },
    ],
  },
  (x: Tensor | number, shape: unknown) => {
    const value = valueOf('broadcastTo', x);
    return shaped(
      broadcastValueTo(value, broadcastToShape(value.shape, listOf<number>('broadcastTo', 'a shape (a list of whole numbers)', shape))),
    );
  },
);

/** The inner form of `broadcastTo`, with a shape already known to fit. */
export function broadcastValueTo(x: Value, to: Dims): Value {
  const sizes = [...to];
  return product([x], [alignedLabels(x.shape, to, sizes)], [...to.keys()], sizes);
}
