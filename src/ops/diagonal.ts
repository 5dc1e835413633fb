import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { DiagonalRule } from '../../types/diagonal.ts';
import { diagonalAxes, diagonalShape } from '../shape/diagonal.ts';
import { stridesOf, type Dims } from '../shape/dims.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';

/** Two axes of equal size, first < second. */
interface Axes {
  readonly first: number;
  readonly second: number;
}

const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);

const diagonalOperator: OperatorFunction<Axes> = defineOperator<Axes>({
  name: 'diagonal',
  shape: ([x], { second }) => without(x!, second),
  lowering: {
    kind: 'view',
    view: ({ offset, strides }, _, { first, second }) => ({
      offset,
      strides: without(
        strides.map((s, i) => (i === first ? s + strides[second]! : s)),
        second,
      ),
    }),
  },
  derivative: (_, __, axes) => [{ push: (xDot) => diagonalOperator([xDot], axes), pull: (yBar) => embedOperator([yBar], axes) }],
  batch: ([x], _, { first, second }) => diagonalOperator([x!], { first: first + 1, second: second + 1 }),
});

/** The adjoint: zeros, with the input's axis `first` along both axes. */
const embedOperator: OperatorFunction<Axes> = defineOperator<Axes>({
  name: 'embedDiagonal',
  shape: ([y], { first, second }) => embedded(y!, first, second),
  lowering: {
    kind: 'place',
    covers: false,
    parts: (_, { first, second }, out) => {
      const strides = stridesOf(out);
      return [
        {
          offset: 0,
          strides: without(
            strides.map((s, i) => (i === first ? s + strides[second]! : s)),
            second,
          ),
        },
      ];
    },
  },
  derivative: (_, __, axes) => [{ push: (xDot) => embedOperator([xDot], axes), pull: (yBar) => diagonalOperator([yBar], axes) }],
  batch: ([x], _, { first, second }) => embedOperator([x!], { first: first + 1, second: second + 1 }),
});

function embedded(shape: Dims, first: number, second: number): Dims {
  return [...shape.slice(0, second), shape[first]!, ...shape.slice(second)];
}

/** Where axes `first` and `second` (first < second) agree. */
export function diagonalValue(x: Value, first: number, second: number): Value {
  return diagonalOperator([shaped(x)], { first, second }) as unknown as Value;
}

/** A new axis at `second` (> first), with numbers only where it agrees with axis `first`. */
export function embedDiagonal(x: Value, first: number, second: number): Value {
  return embedOperator([shaped(x)], { first, second }) as unknown as Value;
}

interface DiagonalFunction extends Lawful {
  <S extends Shape, const A extends number = 0, const B extends number = 1>(
    x: Tensor<S>,
    axis1?: A,
    axis2?: Arg<DiagonalRule<S, A, B>, B>,
  ): Tensor<Out<DiagonalRule<S, A, B>>>;
}

/**
 * y[.., i, ..] = x[.., i, .., i, ..]: two axes of equal size become one, at the place of the first. Moves no data.
 * @throws ShapeError when the two axes differ in size, or are one
 */
export const diagonal: DiagonalFunction = withLaws<DiagonalFunction>(
  {
    name: 'diagonal',
    examples: ['diagonal(zeros([2, 3, 2]), 0, -1)'],
    cases: [
      { shapes: [[3, 3]], apply: (x) => diagonal(x as Tensor<[3, 3]>) },
      { shapes: [[2, 3, 2]], apply: (x) => diagonal(x as Tensor<[2, 3, 2]>, 0, -1) },
    ],
  },
  (x: Tensor, axis1: number = 0, axis2: unknown = 1) => {
    const value = valueOf('diagonal', x);
    diagonalShape(value.shape, axis1, axis2 as number);
    return shaped(diagonalValue(value, ...diagonalAxes(value.shape, axis1, axis2 as number)));
  },
);
