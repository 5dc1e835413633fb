import type { Box, Dim, IBox, Identical, Ok, Shape, Show, ShowDim } from './dim.ts';

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

// From the last axis on. One comparison says whether both have a last axis or are the same (then there is no last axis to name, and `a` is unknown), so
// that either is found also in a generic shape. If neither, one is exhausted and the result is the other one, [...A, ...B] whichever that be.
type BroadcastAxes<A extends Shape, B extends Shape, Done extends Shape, Sentence extends string> =
  Box<[A, B, Identical<A, B>]> extends
    | Box<[readonly [...infer RestA extends Shape, infer a], readonly [...infer RestB extends Shape, infer b], unknown]>
    | Box<[unknown, unknown, true]>
    ? BroadcastDims<a, b> extends infer R
      ? R extends Ok<infer d extends Dim>
        ? Identical<A, RestA> extends true
          ? Ok<Shape>
          : BroadcastAxes<RestA, RestB, [d, ...Done], Sentence>
        : R extends 'same'
          ? Ok<[...A, ...Done]>
          : `${Sentence} (${ShowDim<a>} vs ${ShowDim<b>})`
      : never
    : IBox<[]> extends IBox<A> | IBox<B>
      ? Ok<[...A, ...B, ...Done]>
      : Ok<Shape>;

// The constants are parameters for the sake of `Identical`.
type BroadcastDims<A, B, One = 1, Unnamed = unknown> =
  Identical<A, B> extends true
    ? Identical<A, Unnamed> extends true
      ? 'same'
      : Ok<A>
    : Identical<B, One> extends true
      ? Ok<A>
      : Identical<A, One> extends true
        ? Ok<B>
        : Box<number> extends Box<A>
          ? Ok<B>
          : Box<number> extends Box<B>
            ? Ok<A>
            : false;
