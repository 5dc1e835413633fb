import type { IsWhole } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of the generalized matrix product: `[...Z, ...Y] · [...Y, ...X] -> [...Z, ...X]`, where Y has `K` axes.
 *
 * @example Contract<[2, 3, 4], [3, 4, 5], 2> // Ok<[2, 5]>
 * @example Contract<[2, 3], [4, 5], 1>       // 'contract: last 1 axis of [2, 3] does not match the first of [4, 5] (3 ≠ 4)'
 */
export type Contract<A extends Shape, B extends Shape, K extends number> = number extends K
  ? Ok<Shape>
  : IsWhole<K> extends false
    ? `contract: ${K} is not a number of axes`
    : TakeLast<A, K> extends [infer Z extends Shape, infer Y extends Shape]
      ? MatchFirst<B, Y> extends infer R
        ? R extends Ok<infer X extends Shape>
          ? Ok<[...Z, ...X]>
          : ContractSentence<A, B, K, R & string>
        : never
      : number extends A['length']
        ? Ok<Shape>
        : `contract: ${Show<A>} has fewer than ${K} axes`;

/** A cut before its last K axes: [Z, Y]. */
type TakeLast<A extends Shape, K extends number, Y extends Shape = []> = Y['length'] extends K
  ? [A, Y]
  : Box<A> extends Box<readonly [...infer Z extends Shape, infer y extends Dim]>
    ? TakeLast<Z, K, [y, ...Y]>
    : false;

/** What follows Y in B, or why B does not begin with Y. */
type MatchFirst<B extends Shape, Y extends Shape> = Y extends readonly [infer y, ...infer RestY extends Shape]
  ? Box<B> extends Box<readonly [infer b, ...infer RestB extends Shape]>
    ? Unify<y, b> extends Ok<unknown>
      ? MatchFirst<RestB, RestY>
      : `${ShowDim<y>} ≠ ${ShowDim<b>}`
    : B extends readonly []
      ? 'too few axes'
      : Ok<Shape>
  : Ok<B>;

type ContractSentence<A, B, K extends number, Why extends string> = K extends 1
  ? `contract: last 1 axis of ${Show<A>} does not match the first of ${Show<B>} (${Why})`
  : `contract: last ${K} axes of ${Show<A>} do not match the first ${K} of ${Show<B>} (${Why})`;

/**
 * `Contract` as a question.
 *
 * @example Out<ContractRule<…>> // as of `Contract`
 */
export interface ContractRule<A extends Shape, B extends Shape, K extends number> extends Rule {
  readonly answer: Contract<A, B, K>;
}
