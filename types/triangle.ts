import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';

/**
 * Shape of a matrix, or of a stack of matrices over leading axes, with the entries above or below a diagonal set to 0: the same.
 *
 * @example Triangle<'tril', ['batch', 3, 3]> // Ok<['batch', 3, 3]>
 * @example Triangle<'tril', [3]>             // 'tril: the input must have at least 2 axes, got [3]'
 */
export type Triangle<Op extends string, S extends Shape> =
  Box<S> extends Box<readonly [...infer _Batch extends Shape, infer _M extends Dim, infer _N extends Dim]>
    ? Ok<S>
    : S extends readonly [] | readonly [Dim]
      ? `${Op}: the input must have at least 2 axes, got ${Show<S>}`
      : Ok<S>;

/**
 * `Triangle` as a question.
 *
 * @example Out<TriangleRule<…>> // as of `Triangle`
 */
export interface TriangleRule<Op extends string, S extends Shape> extends Rule {
  readonly answer: Triangle<Op, S>;
}
