import type { Box, Ok, Rule, Shape, Show } from './dim.ts';
import type { Leading } from './reduced.ts';
import type { UnifyShapes } from './same-shape.ts';

/**
 * Shape of the losses of examples: logits `[...B, C]` with rows of weights `[...B, C]` or class indices `[...B]` give `[...B]`.
 *
 * @example CrossEntropy<'crossEntropy', ['batch', 10], ['batch']> // Ok<['batch']>
 * @example CrossEntropy<'crossEntropy', [32, 10], [10]>           // 'crossEntropy: labels [10] fit neither logits [32, 10] nor their leading axes [32]'
 */
export type CrossEntropy<Op extends string, Logits extends Shape, Labels extends Shape> =
  Box<Logits> extends Box<readonly [...infer B extends Shape, unknown]>
    ? UnifyShapes<Logits, Labels> extends Ok<unknown>
      ? Examples<UnifyShapes<Logits, Labels>>
      : UnifyShapes<B, Labels> extends Ok<unknown>
        ? UnifyShapes<B, Labels>
        : `${Op}: labels ${Show<Labels>} fit neither logits ${Show<Logits>} nor their leading axes ${Show<B>}`
    : Logits extends readonly []
      ? `${Op}: the logits are a scalar; their last axis must hold the classes`
      : Ok<Shape>;
type Examples<R> = R extends Ok<infer Rows extends Shape> ? (Leading<Rows> extends infer B extends Shape ? Ok<B> : never) : never;

/**
 * `CrossEntropy` as a question.
 *
 * @example Out<CrossEntropyRule<…>> // as of `CrossEntropy`
 */
export interface CrossEntropyRule<Op extends string, Logits extends Shape, Labels extends Shape> extends Rule {
  readonly answer: CrossEntropy<Op, Logits, Labels>;
}
