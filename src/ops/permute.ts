import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { PermuteRule } from '../../types/permute.ts';
import type { Transpose } from '../../types/transpose.ts';
import { resolveAxis } from '../shape/axis.ts';
import { permuteShape } from '../shape/permute.ts';
import { listOf, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { withLaws, type Lawful } from './laws.ts';
import { unaryProduct } from './product.ts';

interface PermuteFunction extends Lawful {
  <S extends Shape, const P extends readonly number[]>(
    x: Tensor<S>,
    axes: Arg<PermuteRule<S, P>, readonly [...P]>,
  ): Tensor<Out<PermuteRule<S, P>>>;
}
interface TransposeFunction extends Lawful {
  <S extends Shape>(x: Tensor<S>): Tensor<Transpose<S>>;
}

/** The inner form of `permute`: axis i of the result is axis axes[i] of x. */
export function permuteValue(x: Value, axes: readonly number[]): Value {
  return unaryProduct(x, [...x.shape.keys()], axes, x.shape);
}

/**
 * Axis i of the result is axis axes[i] of x; negative axes count from the end. Moves no data.
 * @throws ShapeError unless every axis is given once
 */
export const permute: PermuteFunction = withLaws<PermuteFunction>(
  {
    name: 'permute',
    examples: ['permute(zeros([2, 3, 4]), [-1, 0, 1])'],
    cases: [
      { shapes: [[2, 3]], apply: (x) => permute(x as Tensor<[2, 3]>, [1, 0]) },
      { shapes: [[2, 3, 1]], apply: (x) => permute(x as Tensor<[2, 3, 1]>, [-1, 0, 1]) },
    ],
  },
  (x: Tensor, axes: unknown) => {
    const value = valueOf('permute', x);
    const given = listOf<number>('permute', 'a list of axes', axes);
    permuteShape(value.shape, given);
    return shaped(
      permuteValue(
        value,
        given.map((axis) => resolveAxis('permute', value.shape, axis)),
      ),
    );
  },
);

/** The axes of x in reverse order: [a, …, z] → [z, …, a]. Moves no data. */
export const transpose: TransposeFunction = withLaws<TransposeFunction>(
  {
    name: 'transpose',
    cases: [
      { shapes: [[2, 3]], apply: (x) => transpose(x) },
      { shapes: [[]], apply: (x) => transpose(x) },
    ],
  },
  (x: Tensor) => {
    const value = valueOf('transpose', x);
    return shaped(permuteValue(value, [...value.shape.keys()].reverse()));
  },
);
