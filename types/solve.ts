import type { Broadcast } from './broadcast.ts';
import type { Box, Dim, Identical, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { OrUnknown, SquareAxes } from './matrix.ts';

/**
 * Shape of X in A · X = B, for A `[...batch, N, N]` and B `[...batch, N, K]`, where batch axes broadcast. A B of one axis, `[N]`, is a vector.
 *
 * @example Solve<'solve', [8, 3, 3], [3, 2]> // Ok<[8, 3, 2]>
 * @example Solve<'solve', [8, 3, 3], [3]>    // Ok<[8, 3]>
 * @example Solve<'solve', [3, 3], [4]>       // 'solve: the matrix [3, 3] and the right side [4] differ (3 ≠ 4)'
 */
export type Solve<Op extends string, A extends Shape, B extends Shape> =
  SquareAxes<Op, A> extends infer R
    ? R extends Ok<readonly [infer BatchA extends Shape, infer N extends Dim]>
      ? SolveFor<Op, A, B, BatchA, N>
      : OrUnknown<R>
    : never;

type SolveFor<Op extends string, A extends Shape, B extends Shape, BatchA extends Shape, N extends Dim> =
  Box<B> extends Box<readonly [...infer BatchB extends Shape, infer D extends Dim, infer K extends Dim]>
    ? Unify<N, D> extends Ok<infer Both extends Dim>
      ? Identical<BatchA, BatchB> extends true
        ? Ok<[...BatchA, Both, K]>
        : Broadcast<`${Op}: ${Show<A>} and ${Show<B>}: batch axes`, BatchA, BatchB> extends infer R
          ? R extends Ok<infer Batch extends Shape>
            ? Ok<[...Batch, Both, K]>
            : R
          : never
      : SidesSentence<Op, A, B, N, D>
    : Box<B> extends Box<readonly [infer D extends Dim]>
      ? Unify<N, D> extends Ok<infer Both extends Dim>
        ? Ok<[...BatchA, Both]>
        : SidesSentence<Op, A, B, N, D>
      : B extends readonly []
        ? `${Op}: the right side must be [N] or [...batch, N, K], got []`
        : Ok<Shape>;

type SidesSentence<
  Op extends string,
  A,
  B,
  N,
  D,
> = `${Op}: the matrix ${Show<A>} and the right side ${Show<B>} differ (${ShowDim<N>} ≠ ${ShowDim<D>})`;

/**
 * `Solve` as a question.
 *
 * @example Out<SolveRule<…>> // as of `Solve`
 */
export interface SolveRule<Op extends string, A extends Shape, B extends Shape> extends Rule {
  readonly answer: Solve<Op, A, B>;
}
