import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { DiagonalMatrixRule } from '../../types/diagonal-matrix.ts';
import type { TraceRule } from '../../types/matrix.ts';
import { diagonalMatrixShape } from '../shape/diagonal-matrix.ts';
import { traceShape } from '../shape/matrix.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { diagonalValue, embedDiagonal } from './diagonal.ts';
import { withLaws, type Lawful } from './laws.ts';
import { sliceValue } from './slice.ts';
import { sumValue } from './sum.ts';

interface TraceFunction extends Lawful {
  <S extends Shape>(x: Arg<TraceRule<S>, Tensor<S>>): Tensor<Out<TraceRule<S>>>;
}
interface DiagonalMatrixFunction extends Lawful {
  <S extends Shape>(x: Arg<DiagonalMatrixRule<S>, Tensor<S>>): Tensor<Out<DiagonalMatrixRule<S>>>;
}

/** Σ x[.., i, i] of matrices, square or not: [.., m, n] → [..]; 0 for an empty one. @throws ShapeError for less than two axes */
export const trace: TraceFunction = withLaws<TraceFunction>(
  {
    name: 'trace',
    examples: ['trace(zeros([5, 2, 3]))'],
    cases: [
      { shapes: [[3, 3]], apply: (x) => trace(x as Tensor<[3, 3]>) },
      { shapes: [[2, 2, 3]], apply: (x) => trace(x as Tensor<[2, 2, 3]>) },
      { shapes: [[3, 1]], apply: (x) => trace(x as Tensor<[3, 1]>) },
      { shapes: [[2, 0, 2]], apply: (x) => trace(x as Tensor<[2, 0, 2]>) },
    ],
  },
  ((x: Tensor) => {
    const value = valueOf('trace', x);
    const rank = traceShape(value.shape).length;
    const least = Math.min(...value.shape.slice(-2));
    const square = sliceValue(
      value,
      value.shape.map((d, i) => [0, i < rank ? d : least]),
    );
    return shaped(sumValue(diagonalValue(square, rank, rank + 1), [rank]));
  }) as never,
);

/** y[.., i, i] = x[.., i], zeros elsewhere: [.., n] → [.., n, n], the adjoint of `diagonal`. @throws ShapeError for a scalar */
export const diagonalMatrix: DiagonalMatrixFunction = withLaws<DiagonalMatrixFunction>(
  {
    name: 'diagonalMatrix',
    cases: [
      { shapes: [[3]], apply: (x) => diagonalMatrix(x as Tensor<[3]>) },
      { shapes: [[2, 3]], apply: (x) => diagonalMatrix(x as Tensor<[2, 3]>) },
      { shapes: [[2, 1]], apply: (x) => diagonalMatrix(x as Tensor<[2, 1]>) },
      { shapes: [[0]], apply: (x) => diagonalMatrix(x as Tensor<[0]>) },
    ],
  },
  ((x: Tensor) => {
    const value = valueOf('diagonalMatrix', x);
    const rank = diagonalMatrixShape(value.shape).length;
    return shaped(embedDiagonal(value, rank - 2, rank - 1));
  }) as never,
);
