import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { MoveAxisRule } from '../../types/move-axis.ts';
import type { SwapAxesRule } from '../../types/swap-axes.ts';
import { movedAxes } from '../shape/move-axis.ts';
import { swapAxesShape } from '../shape/swap-axes.ts';
import { resolveAxis } from '../shape/axis.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { permuteValue } from './permute.ts';
import { axesArgument } from './reduction.ts';

type Axes = number | readonly number[];

interface MoveAxisFunction extends Lawful {
  <S extends Shape, const From extends Axes, const To extends Axes>(
    x: Tensor<S>,
    from: From,
    to: Arg<MoveAxisRule<S, From, To>, To>,
  ): Tensor<Out<MoveAxisRule<S, From, To>>>;
}
interface SwapAxesFunction extends Lawful {
  <S extends Shape, const A extends number, const B extends number>(
    x: Tensor<S>,
    axis1: A,
    axis2: Arg<SwapAxesRule<S, A, B>, B>,
  ): Tensor<Out<SwapAxesRule<S, A, B>>>;
}

/**
 * Axis `from` (or `from[i]`) of x becomes axis `to` (or `to[i]`) of the result, the others keep their order. Moves no data.
 * @throws ShapeError when an axis does not exist or is given twice, or the lists differ in length
 */
export const moveAxis: MoveAxisFunction = withLaws<MoveAxisFunction>(
  {
    name: 'moveAxis',
    examples: ['moveAxis(zeros([2, 3, 4]), 0, -1)', 'moveAxis(zeros([2, 3, 4]), [-1, 0], [0, 1])'],
    cases: [
      { shapes: [[2, 3, 2]], apply: (x) => moveAxis(x as Tensor<[2, 3, 2]>, -1, 0) },
      { shapes: [[2, 3, 1]], apply: (x) => moveAxis(x as Tensor<[2, 3, 1]>, [0, 1], [2, -3]) },
      { shapes: [[0, 2]], apply: (x) => moveAxis(x as Tensor<[0, 2]>, 0, 1) },
    ],
  },
  (x: Tensor, from: unknown, to: unknown) => {
    const value = valueOf('moveAxis', x);
    return shaped(
      permuteValue(value, movedAxes(value.shape, axesArgument('moveAxis', from) as Axes, axesArgument('moveAxis', to) as Axes)),
    );
  },
);

/** Axes `axis1` and `axis2` change places; negative axes count from the end. Moves no data. @throws ShapeError when one does not exist */
export const swapAxes: SwapAxesFunction = withLaws<SwapAxesFunction>(
  {
    name: 'swapAxes',
    examples: ['swapAxes(zeros([2, 3, 4]), 0, -1)'],
    cases: [
      { shapes: [[2, 3, 2]], apply: (x) => swapAxes(x as Tensor<[2, 3, 2]>, -1, -2) },
      { shapes: [[1, 0, 2]], apply: (x) => swapAxes(x as Tensor<[1, 0, 2]>, 0, 1) },
      { shapes: [[2, 3]], apply: (x) => swapAxes(x as Tensor<[2, 3]>, 1, -1) },
    ],
  },
  (x: Tensor, axis1: number, axis2: unknown) => {
    const value = valueOf('swapAxes', x);
    swapAxesShape(value.shape, axis1, axis2 as number);
    const [a, b] = [resolveAxis('swapAxes', value.shape, axis1), resolveAxis('swapAxes', value.shape, axis2 as number)];
    return shaped(permuteValue(value, [...value.shape.keys()].with(a, b).with(b, a)));
  },
);
