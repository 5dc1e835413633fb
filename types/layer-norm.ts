import type { Box, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of a normalization over the last axes, those of its parameter (`layerNorm`, `rmsNorm`): as the input.
 *
 * @example LayerNorm<'layerNorm', ['batch', 5, 64], [64]> // Ok<['batch', 5, 64]>
 * @example LayerNorm<'layerNorm', [32, 10], [12]>         // 'layerNorm: the last axes of [32, 10] are not those of the parameter [12] (10 ≠ 12)'
 */
export type LayerNorm<Op extends string, X extends Shape, P extends Shape> = P extends readonly []
  ? `${Op}: the parameter is a scalar; it must have the axes to normalize`
  : NormalizeLast<Op, X, P, X, P>;

type NormalizeLast<Op extends string, X extends Shape, P extends Shape, RestX extends Shape, RestP extends Shape> =
  Box<[RestX, RestP]> extends Box<[readonly [...infer MoreX extends Shape, infer x], readonly [...infer MoreP extends Shape, infer p]]>
    ? Unify<x, p> extends Ok<unknown>
      ? NormalizeLast<Op, X, P, MoreX, MoreP>
      : `${Op}: the last axes of ${Show<X>} are not those of the parameter ${Show<P>} (${ShowDim<x>} ≠ ${ShowDim<p>})`
    : RestP extends readonly []
      ? Ok<X>
      : RestX extends readonly []
        ? RestP extends readonly [unknown, ...unknown[]]
          ? `${Op}: the parameter ${Show<P>} has more axes than ${Show<X>}`
          : Ok<X>
        : Ok<X>;

/**
 * `LayerNorm` as a question.
 *
 * @example Out<LayerNormRule<…>> // as of `LayerNorm`
 */
export interface LayerNormRule<Op extends string, X extends Shape, P extends Shape> extends Rule {
  readonly answer: LayerNorm<Op, X, P>;
}
