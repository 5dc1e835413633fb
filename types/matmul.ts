import type { Broadcast } from './broadcast.ts';
import type { Box, Dim, IBox, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of the matrix product: `[...batch, M, Y] · [...batch, Y, X] -> [...batch, M, X]`, where batch axes broadcast and a vector stands for a row on the
 * left, a column on the right (numpy's rules).
 *
 * @example MatMul<['batch', 784], [784, 10]>  // Ok<['batch', 10]>
 * @example MatMul<[5, 2, 3], [7, 1, 3, 4]>    // Ok<[7, 5, 2, 4]>
 * @example MatMul<[32, 784], [785, 10]>       // 'matmul: inner dimensions differ: [32, 784] × [785, 10] (784 ≠ 785)'
 * @example MatMul<[2, 3], [4, 3]>             // 'matmul: inner dimensions differ: [2, 3] × [4, 3] (3 ≠ 4); did you mean transpose(b)?'
 */
export type MatMul<A extends Shape, B extends Shape> =
  Box<A> extends Box<readonly [...infer Z extends Shape, infer Y1 extends Dim]>
    ? Box<B> extends Box<readonly [...infer P extends Shape, infer Y2 extends Dim, infer X extends Dim]>
      ? Unify<Y1, Y2> extends Ok<unknown>
        ? TimesMatrices<A, B, Z, P, X>
        : InnerSentence<A, B, Y1, Y2>
      : Box<B> extends Box<readonly [infer Y2 extends Dim]>
        ? Unify<Y1, Y2> extends Ok<unknown>
          ? Ok<Z>
          : InnerSentence<A, B, Y1, Y2>
        : B extends readonly []
          ? 'matmul: the right operand is a scalar; use mul'
          : Ok<Shape>
    : A extends readonly []
      ? 'matmul: the left operand is a scalar; use mul'
      : Ok<Shape>;

// Z: the axes of A before Y. P: the batch axes of B, none in most products, which then fit whatever Z is.
type TimesMatrices<A extends Shape, B extends Shape, Z extends Shape, P extends Shape, X extends Dim> = P extends readonly []
  ? Ok<[...Z, X]>
  : Box<Z> extends Box<readonly [...infer BatchA extends Shape, infer M extends Dim]>
    ? Broadcast<`matmul: ${Show<A>} × ${Show<B>}: batch axes`, BatchA, P> extends infer R
      ? R extends Ok<infer Batch extends Shape>
        ? Ok<[...Batch, M, X]>
        : R
      : never
    : Z extends readonly []
      ? Ok<[...P, X]>
      : Ok<Shape>;

type InnerSentence<A, B, Y1, Y2> =
  `matmul: inner dimensions differ: ${Show<A>} × ${Show<B>} (${ShowDim<Y1>} ≠ ${ShowDim<Y2>})${Remedy<[EndsIn<B, Y1>, BeginsWith<A, Y2>]>}`;

/** What to do when one of the two makes it fit, and the other does not. */
type Remedy<Fits> = Fits extends [true, false]
  ? '; did you mean transpose(b)?'
  : Fits extends [false, true]
    ? '; did you mean transpose(a)?'
    : '';
type EndsIn<Matrix, D> = Matrix extends readonly [unknown, infer Last] ? (IBox<Last> extends IBox<D> ? true : false) : false;
type BeginsWith<Matrix, D> = Matrix extends readonly [infer First, unknown] ? (IBox<First> extends IBox<D> ? true : false) : false;

/**
 * `MatMul` as a question.
 *
 * @example Out<MatMulRule<…>> // as of `MatMul`
 */
export interface MatMulRule<A extends Shape, B extends Shape> extends Rule {
  readonly answer: MatMul<A, B>;
}
