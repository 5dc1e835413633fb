import type { Box, Ok, Rule, Shape, Show } from './dim.ts';
import type { UnifyShapes } from './same-shape.ts';

/**
 * Shape of a cross-entropy loss: logits `[...B, C]` with one-hot rows `[...B, C]` or class indices `[...B]` give a scalar.
 *
 * @example CrossEntropy<['batch', 10], ['batch']> // Ok<[]>
 * @example CrossEntropy<[32, 10], [10]>           // 'crossEntropy: labels [10] fit neither logits [32, 10] nor their leading axes [32]'
 */
export type CrossEntropy<Logits extends Shape, Labels extends Shape> =
  Box<Logits> extends Box<readonly [...infer B extends Shape, unknown]>
    ? UnifyShapes<Logits, Labels> extends Ok<unknown>
      ? Ok<[]>
      : UnifyShapes<B, Labels> extends Ok<unknown>
        ? Ok<[]>
        : `crossEntropy: labels ${Show<Labels>} fit neither logits ${Show<Logits>} nor their leading axes ${Show<B>}`
    : Logits extends readonly []
      ? 'crossEntropy: the logits are a scalar; their last axis must hold the classes'
      : Ok<[]>;

/**
 * `CrossEntropy` as a question.
 *
 * @example Out<CrossEntropyRule<…>> // as of `CrossEntropy`
 */
export interface CrossEntropyRule<Logits extends Shape, Labels extends Shape> extends Rule {
  readonly answer: CrossEntropy<Logits, Labels>;
}
