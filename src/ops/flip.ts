import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { FlipRule } from '../../types/flip.ts';
import type { RollRule } from '../../types/roll.ts';
import { axesInOrder, resolveAxes } from '../shape/axis.ts';
import { flipShape } from '../shape/flip.ts';
import { rollShape } from '../shape/roll.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { concatValues } from './concat.ts';
import { withLaws, type Lawful } from './laws.ts';
import { axesArgument } from './reduction.ts';
import { reverseValue } from './reverse.ts';
import { sliceValue } from './slice.ts';

type Axes = number | readonly number[];

interface FlipFunction extends Lawful {
  <S extends Shape, const A extends Axes | undefined = undefined>(x: Tensor<S>, axes?: Arg<FlipRule<S, A>, A>): Tensor<Out<FlipRule<S, A>>>;
}
interface RollFunction extends Lawful {
  <S extends Shape, const Shifts extends Axes, const A extends Axes>(
    x: Tensor<S>,
    shifts: Shifts,
    axes: Arg<RollRule<S, Shifts, A>, A>,
  ): Tensor<Out<RollRule<S, Shifts, A>>>;
}

/** y[.., i, ..] = x[.., d - 1 - i, ..] along the given axes, or all of them. @throws ShapeError when an axis does not exist or is given twice */
export const flip: FlipFunction = withLaws<FlipFunction>(
  {
    name: 'flip',
    examples: ['flip(zeros([2, 3]), 0)', 'flip(zeros([2, 3]), [0, -1])'],
    cases: [
      { shapes: [[2, 3]], apply: (x) => flip(x) },
      { shapes: [[2, 3, 2]], apply: (x) => flip(x as Tensor<[2, 3, 2]>, -2) },
      { shapes: [[2, 1, 3]], apply: (x) => flip(x as Tensor<[2, 1, 3]>, [0, 1]) },
      { shapes: [[0, 2]], apply: (x) => flip(x as Tensor<[0, 2]>) },
      { shapes: [[]], apply: (x) => flip(x) },
    ],
  },
  (x: Tensor, axes?: unknown) => {
    const value = valueOf('flip', x);
    const given = axesArgument('flip', axes);
    flipShape(value.shape, given);
    return shaped(reverseValue(value, resolveAxes('flip', value.shape, given)));
  },
);

/**
 * y[.., i, ..] = x[.., (i - shift) mod d, ..]: entries move up by `shift` along an axis, and those that fall off come back at the other end.
 * @throws ShapeError unless there is a whole shift for each axis
 */
export const roll: RollFunction = withLaws<RollFunction>(
  {
    name: 'roll',
    examples: ['roll(zeros([2, 3]), 1, -1)', 'roll(zeros([2, 3]), [1, -1], [0, 1])'],
    cases: [
      { shapes: [[2, 3]], apply: (x) => roll(x as Tensor<[2, 3]>, 1, -1) },
      { shapes: [[2, 5]], apply: (x) => roll(x as Tensor<[2, 5]>, [1, -7], [0, 1]) },
      { shapes: [[1, 3]], apply: (x) => roll(x as Tensor<[1, 3]>, [4, 3], [0, 1]) },
      { shapes: [[0, 2]], apply: (x) => roll(x as Tensor<[0, 2]>, [1, 1], [0, 1]) },
    ],
  },
  (x: Tensor, shifts: unknown, axes: unknown) => {
    const value = valueOf('roll', x);
    const [by, along] = [axesArgument('roll', shifts) as Axes, axesArgument('roll', axes) as Axes];
    rollShape(value.shape, by, along);
    const shift = [by].flat();
    return shaped(axesInOrder('roll', value.shape, [along].flat()).reduce((y, axis, i) => rollAxis(y, shift[i]!, axis), value));
  },
);

function rollAxis(x: Value, shift: number, axis: number): Value {
  const size = x.shape[axis]!;
  const up = ((shift % size) + size) % size;
  if (size === 0 || up === 0) return x;
  const part = (from: number, to: number): Value =>
    sliceValue(
      x,
      x.shape.map((d, i) => (i === axis ? [from, to] : [0, d])),
    );
  return concatValues([part(size - up, size), part(0, size - up)], axis);
}
