import type { IsWhole, Multiply } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim } from './dim.ts';

/**
 * S laid out side by side, so many times along each axis. Axes and repeats are aligned at the last; missing ones are 1 (numpy's rule).
 *
 * @example Tile<['batch', 3], 2>    // Ok<['batch', 6]>
 * @example Tile<[2, 3], [4, 1, 2]>  // Ok<[4, 2, 6]>
 * @example Tile<[2, 3], [2, -1]>    // 'tile: -1 in repeats [2, -1] is not a whole number of 0 or more'
 */
export type Tile<S extends Shape, Repeats extends number | readonly number[]> = Repeats extends number
  ? TileAxes<S, [Repeats], [Repeats]>
  : Repeats extends readonly number[]
    ? number extends Repeats['length']
      ? Ok<Shape>
      : TileAxes<S, Repeats, Repeats>
    : never;

// From the last axis on, so that it also resolves for generic leading axes.
type TileAxes<S extends Shape, Repeats extends readonly unknown[], All, Done extends Shape = []> = Repeats extends readonly [
  ...infer RestRepeats,
  infer Times,
]
  ? IsWhole<Times> extends false
    ? `tile: ${ShowDim<Times>} in repeats ${Show<All>} is not a whole number of 0 or more`
    : Box<S> extends Box<readonly [...infer RestS extends Shape, infer D extends Dim]>
      ? TileAxes<RestS, RestRepeats, All, [TileAxis<D, Times> & Dim, ...Done]>
      : S extends readonly []
        ? TileAxes<S, RestRepeats, All, [Times & Dim, ...Done]>
        : Ok<Shape>
  : Done extends readonly []
    ? Ok<S>
    : Ok<[...S, ...Done]>;

type TileAxis<D, Times> = Times extends 1 ? D : Multiply<Times, D>;

/**
 * `Tile` as a question.
 *
 * @example Out<TileRule<…>> // as of `Tile`
 */
export interface TileRule<S extends Shape, Repeats extends number | readonly number[]> extends Rule {
  readonly answer: Tile<S, Repeats>;
}
