import type { Arg, Out } from '../../types/dim.ts';
import type { StackRule } from '../../types/stack.ts';
import { stackShape } from '../shape/stack.ts';
import { listOf, shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { concatValues, type ShapesOf } from './concat.ts';
import { withLaws, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';

interface StackFunction extends Lawful {
  <const T extends readonly Tensor[], const Axis extends number = 0>(
    tensors: Arg<StackRule<ShapesOf<T>, Axis>, readonly [...T]>,
    axis?: Axis,
  ): Tensor<Out<StackRule<ShapesOf<T>, Axis>>>;
}

/** Tensors of one shape as the items of a new axis. @throws ShapeError when shapes differ, or for an empty list */
export const stack: StackFunction = withLaws<StackFunction>(
  {
    name: 'stack',
    examples: ['stack([zeros([2, 3]), zeros([2, 3])], -1)'],
    cases: [
      { shapes: [[2], [2]], apply: (a, b) => stack([a!, b!]) },
      {
        shapes: [
          [2, 2],
          [2, 2],
          [2, 2],
        ],
        apply: (...xs) => stack(xs, -1),
      },
    ],
  },
  (tensors: unknown, axis: number = 0) => {
    const xs = listOf('stack', 'a list of tensors', tensors).map((x) => valueOf('stack', x));
    const shape = stackShape(
      xs.map((x) => x.shape),
      axis,
    );
    const at = axis < 0 ? axis + shape.length : axis;
    const item = shape.map((d, i) => (i === at ? 1 : d));
    return shaped(
      concatValues(
        xs.map((x) => reshapeTo(x, item)),
        at,
      ),
    );
  },
);
