import type { CheckShape } from './check-shape.ts';
import type { Box, Dim, IBox, Ok, Rule, Shape, Show, ShowDim, SizesOf } from './dim.ts';

/**
 * Shape of S stretched to T: aligned at the last axes, each size of S is 1 or that of T.
 *
 * @example BroadcastTo<[3, 1], [2, 3, 4]> // Ok<[2, 3, 4]>
 * @example BroadcastTo<[2, 3], [2, 4]>    // 'broadcastTo: cannot broadcast [2, 3] to [2, 4] (3 vs 4)'
 */
export type BroadcastTo<S extends Shape, T extends Shape> = BroadcastToSizes<S, SizesOf<T>>;

type BroadcastToSizes<S extends Shape, T extends Shape> =
  IBox<S> extends IBox<T>
    ? Ok<T>
    : CheckShape<'broadcastTo', T> extends infer R
      ? R extends string
        ? R
        : Stretch<S, T, T, `broadcastTo: cannot broadcast ${Show<S>} to ${Show<T>}`>
      : never;

type Stretch<S extends Shape, T extends Shape, All extends Shape, Sentence extends string> =
  Box<[S, T]> extends Box<
    [readonly [...infer RestS extends Shape, infer s extends Dim], readonly [...infer RestT extends Shape, infer t extends Dim]]
  >
    ? Stretches<s, t> extends true
      ? Stretch<RestS, RestT, All, Sentence>
      : `${Sentence} (${ShowDim<s>} vs ${ShowDim<t>})`
    : S extends readonly []
      ? Ok<All>
      : T extends readonly []
        ? S extends readonly [unknown, ...unknown[]]
          ? `${Sentence} (too many axes)`
          : Ok<All>
        : Ok<All>;

type Stretches<S, T> =
  IBox<S> extends IBox<T>
    ? true
    : Box<S> extends Box<1>
      ? true
      : Box<number> extends Box<S>
        ? true
        : Box<number> extends Box<T>
          ? true
          : false;

/**
 * `BroadcastTo` as a question.
 *
 * @example Out<BroadcastToRule<…>> // as of `BroadcastTo`
 */
export interface BroadcastToRule<S extends Shape, T extends Shape> extends Rule {
  readonly answer: BroadcastTo<S, T>;
}
