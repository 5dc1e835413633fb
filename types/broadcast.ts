import type { Box, Dim, IBox, Ok, Shape, Show, ShowDim } from './dim.ts';

/**
 * Shape of an entrywise operation: shapes aligned at their last axes; a size of 1, or a missing axis, stretches (numpy's rule).
 * A name meets itself, 1 or an unknown dim.
 *
 * @example Broadcast<'add', [2, 1], [4, 1, 3]> // Ok<[4, 2, 3]>
 * @example Broadcast<'add', [32, 10], [32]>    // 'add: cannot broadcast [32, 10] with [32] (10 vs 32)'
 */
export type Broadcast<Op extends string, A extends Shape, B extends Shape> = BroadcastAxes<
  A,
  B,
  [],
  `${Op}: cannot broadcast ${Show<A>} with ${Show<B>}`
>;

/**
 * `Broadcast` of three shapes: of the first two, then of their result with the third.
 *
 * @example Broadcast3<'where', [2, 1], [3], []> // Ok<[2, 3]>
 * @example Broadcast3<'where', [2, 1], [3], [4]> // 'where: cannot broadcast [2, 3] with [4] (3 vs 4)'
 */
export type Broadcast3<Op extends string, A extends Shape, B extends Shape, C extends Shape> =
  Broadcast<Op, A, B> extends infer R ? (R extends Ok<infer AB extends Shape> ? Broadcast<Op, AB, C> : R) : never;

// From the last axis on. Equal remainders end it at once, also when they are generic. Both are taken apart in one box, so that the answer is
// known when either is exhausted, whatever the other is; then the result is the other one, [...A, ...B] whichever that be.
type BroadcastAxes<A extends Shape, B extends Shape, Done extends Shape, Sentence extends string> =
  IBox<A> extends IBox<B>
    ? Ok<[...A, ...Done]>
    : Box<[A, B]> extends Box<
          [readonly [...infer RestA extends Shape, infer a extends Dim], readonly [...infer RestB extends Shape, infer b extends Dim]]
        >
      ? BroadcastDims<a, b> extends Ok<infer d extends Dim>
        ? BroadcastAxes<RestA, RestB, [d, ...Done], Sentence>
        : `${Sentence} (${ShowDim<a>} vs ${ShowDim<b>})`
      : IBox<[]> extends IBox<A> | IBox<B>
        ? Ok<[...A, ...B, ...Done]>
        : Ok<Shape>;

// 1 is looked for in b first: that resolves [B, I] with [B, 1] in generic bodies, where the reduced operand comes second.
type BroadcastDims<A, B> =
  IBox<A> extends IBox<B>
    ? Ok<A>
    : Box<B> extends Box<1>
      ? Ok<A>
      : Box<A> extends Box<1>
        ? Ok<B>
        : Box<number> extends Box<A>
          ? Ok<B>
          : Box<number> extends Box<B>
            ? Ok<A>
            : false;
