import type { Box, Dim, Ok, Rule, Shape } from './dim.ts';

/**
 * Shape of the square matrices with the last axis of S on their diagonals.
 *
 * @example DiagonalMatrix<['batch', 3]> // Ok<['batch', 3, 3]>
 * @example DiagonalMatrix<[]>           // 'diagonalMatrix: a scalar has no axis to lay on the diagonal'
 */
export type DiagonalMatrix<S extends Shape> =
  Box<S> extends Box<readonly [...infer Batch extends Shape, infer N extends Dim]>
    ? Ok<[...Batch, N, N]>
    : S extends readonly []
      ? 'diagonalMatrix: a scalar has no axis to lay on the diagonal'
      : Ok<Shape>;

/**
 * `DiagonalMatrix` as a question.
 *
 * @example Out<DiagonalMatrixRule<…>> // as of `DiagonalMatrix`
 */
export interface DiagonalMatrixRule<S extends Shape> extends Rule {
  readonly answer: DiagonalMatrix<S>;
}
