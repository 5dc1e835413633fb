import type { Ok, Rule, Shape } from './dim.ts';

/**
 * Shape of the outer product: each entry of A times each entry of B.
 *
 * @example Outer<['batch', 2], [3]> // Ok<['batch', 2, 3]>
 */
export type Outer<A extends Shape, B extends Shape> = Ok<[...A, ...B]>;

/**
 * `Outer` as a question.
 *
 * @example Out<OuterRule<…>> // as of `Outer`
 */
export interface OuterRule<A extends Shape, B extends Shape> extends Rule {
  readonly answer: Outer<A, B>;
}
