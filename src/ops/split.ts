import type { Arg, OutShapes, Shape } from '../../types/dim.ts';
import type { SplitRule } from '../../types/split.ts';
import { resolveAxis } from '../shape/axis.ts';
import { splitShape } from '../shape/split.ts';
import { listOf, shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { sliceValue } from './slice.ts';

/** The parts of a split, each with its shape. @example Parts<[[2], [3]]> // [Tensor<[2]>, Tensor<[3]>] */
export type Parts<Shapes extends readonly Shape[]> = { [At in keyof Shapes]: Tensor<Shapes[At]> };

interface SplitFunction extends Lawful {
  <S extends Shape, const N extends number | readonly number[], const Axis extends number = 0>(
    x: Tensor<S>,
    parts: Arg<SplitRule<S, N, Axis>, N>,
    axis?: Axis,
  ): Parts<OutShapes<SplitRule<S, N, Axis>>>;
}

/**
 * A tensor cut along an axis, into a number of equal parts or into parts of given sizes: the inverse of `concat`. Moves no data.
 * @throws ShapeError when the axis is not divisible, or the sizes do not add up to it
 */
export const split: SplitFunction = withLaws<SplitFunction>(
  {
    name: 'split',
    examples: ['split(zeros([4, 2]), 2)', 'split(zeros([2, 3]), [1, 2], 1)'],
    cases: [
      { shapes: [[4, 2]], apply: (x) => split(x as Tensor<[4, 2]>, 2) },
      { shapes: [[2, 3]], apply: (x) => split(x as Tensor<[2, 3]>, [1, 2], 1) },
    ],
  },
  ((x: Tensor, parts: unknown, axis: number = 0) => {
    const value = valueOf('split', x);
    const given = typeof parts === 'number' ? parts : listOf<number>('split', 'a number of parts or a list of sizes', parts);
    const shapes = splitShape(value.shape, given, axis);
    const at = resolveAxis('split', value.shape, axis);
    let from = 0;
    return shapes.map((shape) => {
      const to = from + shape[at]!;
      const part = sliceValue(
        value,
        value.shape.map((d, i) => (i === at ? [from, to] : [0, d]) as readonly [number, number]),
      );
      from = to;
      return shaped(part);
    });
  }) as never,
);
