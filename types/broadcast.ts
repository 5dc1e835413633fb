import type { Box, Dim, IBox, Identical, Ok, Rule, Shape, Show, ShowDim } from './dim.ts';

/**
 * Shape of an entrywise operation: shapes aligned at their last axes; a size of 1, or a missing axis, stretches (numpy's rule).
 * A name meets itself, 1 or an unknown dim.
 *
 * @example Broadcast<'add', [2, 1], [4, 1, 3]> // Ok<[4, 2, 3]>
 * @example Broadcast<'add', [32, 10], [32]>    // 'add: cannot broadcast [32, 10] with [32] (10 vs 32)'
 */
// One is a parameter down to where it is compared, because comparing with a constant is settled where it is declared.
export type Broadcast<Op extends string, A extends Shape, B extends Shape, One = 1> = BroadcastAxes<Op, A, B, A, B, One>;

/**
 * `Broadcast` of three shapes: of the first two, then of their result with the third.
 *
 * @example Broadcast3<'where', [2, 1], [3], []> // Ok<[2, 3]>
 * @example Broadcast3<'where', [2, 1], [3], [4]> // 'where: cannot broadcast [2, 3] with [4] (3 vs 4)'
 */
export type Broadcast3<Op extends string, A extends Shape, B extends Shape, C extends Shape> =
  Broadcast<Op, A, B> extends infer R ? (R extends Ok<infer AB extends Shape> ? Broadcast<Op, AB, C> : R) : never;

// From the last axis on; further than any shape has axes only for `any`. One comparison finds a last axis of B, or that the operands are the same or one is exhausted (then b stays unknown): so each of
// these is seen in a generic shape too.
type BroadcastAxes<Op extends string, AllA, AllB, A extends Shape, B extends Shape, One, Done extends Shape = []> =
  Box<[B, IBox<A>, IBox<B>]> extends
    | Box<[readonly [...infer RestB extends Shape, infer b], unknown, unknown]>
    | Box<[unknown, IBox<B> | IBox<[]>, unknown]>
    | Box<[unknown, unknown, IBox<[]>]>
    ? Ok<b> extends Ok<infer LastB extends Dim>
      ? BroadcastLast<Op, AllA, AllB, A, B, RestB, LastB, One, Done>
      : LeadingAxes<A, B, Done>
    : Ok<Shape>;

// The same operands, or one that is exhausted: the other leads.
type LeadingAxes<A extends Shape, B extends Shape, Done extends Shape, Empty = []> =
  Identical<A, B> extends true ? Lead<A, Done> : Identical<A, Empty> extends true ? Lead<B, Done> : Lead<A, Done>;
// S itself where nothing follows: [...S] is another type than S in a generic body.
type Lead<S extends Shape, Done extends Shape> = Done extends readonly [] ? Ok<S> : Ok<[...S, ...Done]>;

type BroadcastLast<
  Op extends string,
  AllA,
  AllB,
  A extends Shape,
  B extends Shape,
  RestB extends Shape,
  LastB extends Dim,
  One,
  Done extends Shape,
> =
  Box<A> extends Box<readonly [...infer RestA extends Shape, infer LastA extends Dim]>
    ? BroadcastDims<LastA, LastB, One> extends Ok<infer D extends Dim>
      ? Done['length'] extends 32
        ? Ok<Shape>
        : BroadcastAxes<Op, AllA, AllB, RestA, RestB, One, [D, ...Done]>
      : BroadcastSentence<Op, AllA, AllB, LastA, LastB>
    : A extends readonly []
      ? Lead<B, Done>
      : Ok<Shape>;

type BroadcastSentence<
  Op extends string,
  A,
  B,
  a,
  b,
> = `${Op}: cannot broadcast ${Show<A>} with ${Show<B>} (${ShowDim<a>} vs ${ShowDim<b>})${Column<Op, A, B>}`;

/** A remedy: the one with an axis less as a column, when it then fits. Not for the batch axes of a product, which are part of a shape. */
type Column<Op extends string, A, B> = Op extends `${string}:${string}`
  ? ''
  : [A, B] extends [readonly [unknown, ...infer RestA], readonly [unknown, ...infer RestB]]
    ? [RestA['length'], 0] extends [Length<B>, unknown]
      ? FitsAs<Op, A, B>
      : [RestB['length'], 0] extends [Length<A>, unknown]
        ? FitsAs<Op, B, A>
        : ''
    : '';
type FitsAs<Op extends string, A, S> = [A, S] extends [infer Longer extends Shape, infer Shorter extends Shape]
  ? Broadcast<Op, Longer, [...Shorter, 1]> extends infer R
    ? R extends Ok<unknown>
      ? `; expandDims makes ${Show<Shorter>} a ${Show<[...Shorter, 1]>}`
      : ''
    : never
  : never;
type Length<S> = S extends readonly unknown[] ? S['length'] : never;

// 1 is looked for to the letter, which is answered for generic dims too: [B, 1] with [B, I] resolves in generic bodies, and so does [B, I] with [B, 1].
type BroadcastDims<A, B, One> =
  Identical<A, One> extends true
    ? Ok<B>
    : IBox<[A, B]> extends IBox<[A, A]> | IBox<[A, 1]>
      ? Ok<A>
      : Box<number> extends Box<A>
        ? Ok<B>
        : Box<number> extends Box<B>
          ? Ok<A>
          : false;

/**
 * `Broadcast` as a question.
 *
 * @example Out<BroadcastRule<…>> // as of `Broadcast`
 */
export interface BroadcastRule<Op extends string, A extends Shape, B extends Shape> extends Rule {
  readonly answer: Broadcast<Op, A, B>;
}

/**
 * `Broadcast3` as a question.
 *
 * @example Out<Broadcast3Rule<…>> // as of `Broadcast3`
 */
export interface Broadcast3Rule<Op extends string, A extends Shape, B extends Shape, C extends Shape> extends Rule {
  readonly answer: Broadcast3<Op, A, B, C>;
}
