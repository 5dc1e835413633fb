import type { Box, Dim, IBox, Ok, Rule, Shape, Show, Unify } from './dim.ts';

/**
 * Two shapes that must be the same: `Ok` of the one that says more, dim by dim.
 *
 * @example SameShape<'mse', ['batch', 10], [number, 10]> // Ok<['batch', 10]>
 * @example SameShape<'mse', [32, 10], [10, 32]>          // 'mse: shapes differ: [32, 10] vs [10, 32]'
 */
export type SameShape<Op extends string, A extends Shape, B extends Shape> =
  IBox<A> extends IBox<B>
    ? Ok<A>
    : UnifyShapes<A, B> extends infer R
      ? R extends Ok<Shape>
        ? R
        : `${Op}: shapes differ: ${Show<A>} vs ${Show<B>}`
      : never;

/**
 * Two shapes unified dim by dim, `false` when they differ.
 *
 * @example UnifyShapes<[2, number], [2, 3]> // Ok<[2, 3]>
 * @example UnifyShapes<[2], [2, 3]>         // false
 */
export type UnifyShapes<A extends Shape, B extends Shape, Done extends Shape = []> =
  Box<[A, B]> extends Box<[readonly [infer a, ...infer RestA extends Shape], readonly [infer b, ...infer RestB extends Shape]]>
    ? Unify<a, b> extends Ok<infer d extends Dim>
      ? UnifyShapes<RestA, RestB, [...Done, d]>
      : false
    : IBox<A> extends IBox<B>
      ? Ok<[...Done, ...A]>
      : number extends A['length']
        ? Ok<[...Done, ...B]>
        : number extends B['length']
          ? Ok<[...Done, ...A]>
          : false;

/**
 * `SameShape` as a question.
 *
 * @example Out<SameShapeRule<…>> // as of `SameShape`
 */
export interface SameShapeRule<Op extends string, A extends Shape, B extends Shape> extends Rule {
  readonly answer: SameShape<Op, A, B>;
}
