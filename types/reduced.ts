import type { Box, Ok, Rule, Shape } from './dim.ts';
import type { SameShape } from './same-shape.ts';

/**
 * What becomes of the losses of entries or examples: their mean, their sum, or nothing.
 *
 * @example 'none' // they stay apart
 */
export type Reducing = 'mean' | 'sum' | 'none';

/**
 * Shape of losses of shape S after reducing.
 *
 * @example Reduced<'mean', ['batch']> // []
 * @example Reduced<'none', ['batch']> // ['batch']
 */
export type Reduced<How extends Reducing, S extends Shape> =
  Box<How> extends Box<'mean' | 'sum'> ? [] : Box<How> extends Box<'none'> ? S : Shape;

/**
 * The axes that count examples: all but the last one, which is an example's own. A scalar is one example.
 *
 * @example Leading<['batch', 10]> // ['batch']
 * @example Leading<[]>            // []
 */
export type Leading<S extends Shape> =
  Box<S> extends Box<readonly [...infer B extends Shape, unknown]> ? B : S extends readonly [] ? [] : Shape;

/**
 * Losses of examples, of operands that must have the same shape: without its last axis.
 *
 * @example SameRows<'tripletLoss', ['batch', 64], [number, 64]> // Ok<['batch']>
 * @example SameRows<'tripletLoss', [8, 64], [8, 63]>            // 'tripletLoss: shapes differ: [8, 64] vs [8, 63]'
 */
export type SameRows<Op extends string, A extends Shape, B extends Shape> =
  SameShape<Op, A, B> extends infer R ? (R extends Ok<infer S extends Shape> ? RowsOf<S> : R) : never;
type RowsOf<S extends Shape> = Leading<S> extends infer B extends Shape ? Ok<B> : never;

/**
 * `SameRows` as a question.
 *
 * @example Out<SameRowsRule<…>> // as of `SameRows`
 */
export interface SameRowsRule<Op extends string, A extends Shape, B extends Shape> extends Rule {
  readonly answer: SameRows<Op, A, B>;
}
