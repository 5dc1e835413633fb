import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { RepeatRule } from '../../types/repeat.ts';
import type { TileRule } from '../../types/tile.ts';
import { resolveAxis } from '../shape/axis.ts';
import { repeatShape } from '../shape/repeat.ts';
import { tileShape } from '../shape/tile.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { broadcastValueTo } from './broadcast-to.ts';
import { withLaws, type Lawful } from './laws.ts';
import { axesArgument } from './reduction.ts';
import { reshapeTo } from './reshape.ts';

type Repeats = number | readonly number[];

interface TileFunction extends Lawful {
  <S extends Shape, const R extends Repeats>(x: Tensor<S>, repeats: Arg<TileRule<S, R>, R>): Tensor<Out<TileRule<S, R>>>;
}
interface RepeatFunction extends Lawful {
  <S extends Shape, const N extends number, const Axis extends number>(
    x: Tensor<S>,
    times: N,
    axis: Arg<RepeatRule<S, N, Axis>, Axis>,
  ): Tensor<Out<RepeatRule<S, N, Axis>>>;
}

/**
 * x laid side by side, so many times along each axis: y[i, …] = x[i mod d, …], [.., d, ..] → [.., n d, ..]. Numbers of times are aligned at the last axes.
 * @throws ShapeError unless they are whole numbers of 0 or more
 */
export const tile: TileFunction = withLaws<TileFunction>(
  {
    name: 'tile',
    examples: ['tile(zeros([2, 3]), 2)', 'tile(zeros([3]), [4, 2])'],
    cases: [
      { shapes: [[3]], apply: (x) => tile(x as Tensor<[3]>, 2) },
      { shapes: [[2, 1]], apply: (x) => tile(x as Tensor<[2, 1]>, [2, 3]) },
      { shapes: [[2]], apply: (x) => tile(x as Tensor<[2]>, [3, 1, 2]) },
      { shapes: [[2, 2]], apply: (x) => tile(x as Tensor<[2, 2]>, [0, 2]) },
      { shapes: [[]], apply: (x) => tile(x as Tensor<[]>, 2) },
    ],
  },
  (x: Tensor, repeats: unknown) => {
    const value = valueOf('tile', x);
    const times = axesArgument('tile', repeats) as Repeats;
    const shape = tileShape(value.shape, times);
    const own = [...new Array<number>(shape.length - value.shape.length).fill(1), ...value.shape];
    const counts = [...new Array<number>(shape.length).fill(1), ...[times].flat()].slice(-shape.length);
    const apart = reshapeTo(
      value,
      own.flatMap((d) => [1, d]),
    );
    const repeated = broadcastValueTo(
      apart,
      own.flatMap((d, i) => [counts[i]!, d]),
    );
    return shaped(reshapeTo(repeated, shape));
  },
);

/**
 * Each entry along an axis so many times in a row: y[.., i, ..] = x[.., ⌊i / n⌋, ..], [.., d, ..] → [.., n d, ..].
 * @throws ShapeError when there is no such axis, or the number of times is not a whole number of 0 or more
 */
export const repeat: RepeatFunction = withLaws<RepeatFunction>(
  {
    name: 'repeat',
    examples: ['repeat(zeros([2, 3]), 2, 1)'],
    cases: [
      { shapes: [[3]], apply: (x) => repeat(x as Tensor<[3]>, 2, 0) },
      { shapes: [[2, 3]], apply: (x) => repeat(x as Tensor<[2, 3]>, 3, -2) },
      { shapes: [[2, 1]], apply: (x) => repeat(x as Tensor<[2, 1]>, 1, 1) },
      { shapes: [[2, 2]], apply: (x) => repeat(x as Tensor<[2, 2]>, 0, 1) },
      { shapes: [[0, 2]], apply: (x) => repeat(x as Tensor<[0, 2]>, 2, 0) },
    ],
  },
  (x: Tensor, times: number, axis: unknown) => {
    const value = valueOf('repeat', x);
    const shape = repeatShape(value.shape, times, axis as number);
    const at = resolveAxis('repeat', value.shape, axis as number) + 1;
    const repeated = broadcastValueTo(reshapeTo(value, value.shape.toSpliced(at, 0, 1)), value.shape.toSpliced(at, 0, times));
    return shaped(reshapeTo(repeated, shape));
  },
);
