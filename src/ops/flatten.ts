import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { FlattenRule } from '../../types/flatten.ts';
import type { UnflattenRule } from '../../types/unflatten.ts';
import { flattenShape } from '../shape/flatten.ts';
import { unflattenShape } from '../shape/unflatten.ts';
import { listOf, shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { reshapeTo } from './reshape.ts';

interface FlattenFunction extends Lawful {
  <S extends Shape, const From extends number = 0, const To extends number = -1>(
    x: Tensor<S>,
    from?: Arg<FlattenRule<S, From, To>, From>,
    to?: To,
  ): Tensor<Out<FlattenRule<S, From, To>>>;
}
interface UnflattenFunction extends Lawful {
  <S extends Shape, const Axis extends number, const Sizes extends Shape>(
    x: Tensor<S>,
    axis: Axis,
    sizes: Arg<UnflattenRule<S, Axis, Sizes>, readonly [...Sizes]>,
  ): Tensor<Out<UnflattenRule<S, Axis, Sizes>>>;
}

/**
 * Axes `from` to `to`, both inclusive, as one axis in row-major order: [.., a, …, z, ..] → [.., a ⋯ z, ..]; all of them where absent. A scalar becomes [1].
 * @throws ShapeError when one does not exist, or the first comes after the last
 */
export const flatten: FlattenFunction = withLaws<FlattenFunction>(
  {
    name: 'flatten',
    examples: ['flatten(zeros([2, 3, 4]), 1)', 'flatten(zeros([2, 3, 4]), 0, 1)'],
    cases: [
      { shapes: [[2, 3]], apply: (x) => flatten(x) },
      { shapes: [[2, 3, 2]], apply: (x) => flatten(x as Tensor<[2, 3, 2]>, 1) },
      { shapes: [[2, 1, 3]], apply: (x) => flatten(x as Tensor<[2, 1, 3]>, 0, -2) },
      { shapes: [[2, 0, 3]], apply: (x) => flatten(x as Tensor<[2, 0, 3]>, -2) },
      { shapes: [[]], apply: (x) => flatten(x) },
    ],
  },
  (x: Tensor, from: unknown = 0, to: number = -1) => {
    const value = valueOf('flatten', x);
    return shaped(reshapeTo(value, flattenShape(value.shape, from as number, to)));
  },
);

/**
 * One axis cut into axes of given sizes, one of which may be -1 and takes what is left: [.., a ⋯ z, ..] → [.., a, …, z, ..].
 * @throws ShapeError when their product is not the size of the axis
 */
export const unflatten: UnflattenFunction = withLaws<UnflattenFunction>(
  {
    name: 'unflatten',
    examples: ['unflatten(zeros([2, 12]), 1, [3, 4])', 'unflatten(zeros([6, 2]), 0, [-1, 3])'],
    cases: [
      { shapes: [[2, 6]], apply: (x) => unflatten(x as Tensor<[2, 6]>, -1, [2, 3]) },
      { shapes: [[4, 2]], apply: (x) => unflatten(x as Tensor<[4, 2]>, 0, [-1, 2, 1]) },
      { shapes: [[0]], apply: (x) => unflatten(x as Tensor<[0]>, 0, [2, 0]) },
      { shapes: [[1, 2]], apply: (x) => unflatten(x as Tensor<[1, 2]>, 0, []) },
    ],
  },
  (x: Tensor, axis: number, sizes: unknown) => {
    const value = valueOf('unflatten', x);
    const given = listOf<number>('unflatten', 'a list of sizes (whole numbers, at most one -1)', sizes);
    return shaped(reshapeTo(value, unflattenShape(value.shape, axis, given)));
  },
);
