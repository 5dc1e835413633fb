import type { Box, Dim, Identical, Ok, Rule, Shape, Show, ShowDim, SizesOf } from './dim.ts';
import type { IsCount } from './window-options.ts';

/**
 * Shape of X after its last axes are resized to the given sizes.
 *
 * @example Resize<'resize', ['batch', 3, 28, 28], [14, 14]> // Ok<['batch', 3, 14, 14]>
 * @example Resize<'resize', [28], [14, 14]>                 // 'resize: sizes [14, 14] are more than the axes of [28]'
 */
export type Resize<Op extends string, X extends Shape, Sizes extends Shape> = number extends Sizes['length']
  ? Ok<Shape>
  : NoCount<Sizes> extends Ok<infer N>
    ? `${Op}: ${ShowDim<N>} in sizes ${Show<Sizes>} is not a whole number of 1 or more`
    : ResizeAxes<Op, X, SizesOf<Sizes>>;

type NoCount<Sizes extends Shape> = Sizes extends readonly [infer N, ...infer Rest extends Shape]
  ? IsCount<N, 1> extends false
    ? Ok<N>
    : NoCount<Rest>
  : false;

// From the last axis on, by structure, so that it also resolves for a generic [...S, 28, 28].
type ResizeAxes<
  Op extends string,
  X extends Shape,
  Sizes extends Shape,
  Left extends Shape = Sizes,
  Leading extends Shape = X,
  Done extends Shape = [],
  Zero = 0,
> = Left extends readonly [...infer Rest extends Shape, infer Size extends Dim]
  ? Box<Leading> extends Box<readonly [...infer Before extends Shape, infer N]>
    ? Identical<N, Zero> extends true
      ? `${Op}: axis -${[...Done, Size]['length']} of ${Show<X>} has no entries to resize`
      : ResizeAxes<Op, X, Sizes, Rest, Before, [Size, ...Done], Zero>
    : Leading extends readonly []
      ? `${Op}: sizes ${Show<Sizes>} are more than the axes of ${Show<X>}`
      : Ok<Shape>
  : Ok<[...Leading, ...Done]>;

/**
 * `Resize` as a question.
 *
 * @example Out<ResizeRule<…>> // as of `Resize`
 */
export interface ResizeRule<Op extends string, X extends Shape, Sizes extends Shape> extends Rule {
  readonly answer: Resize<Op, X, Sizes>;
}
