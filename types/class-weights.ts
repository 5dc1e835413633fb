import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';
import type { UnifyShapes } from './same-shape.ts';

/**
 * Shape of the weights of the classes: `[C]` for logits `[...batch, C]`.
 *
 * @example ClassWeights<'crossEntropy', ['batch', 10], [10]> // Ok<[10]>
 * @example ClassWeights<'crossEntropy', ['batch', 10], [9]>  // 'crossEntropy: the class weights of logits [batch, 10] must be [10], got [9]'
 */
export type ClassWeights<Op extends string, Logits extends Shape, W extends Shape> =
  Box<Logits> extends Box<readonly [...infer _Batch extends Shape, infer C extends Dim]>
    ? UnifyShapes<[C], W> extends infer R
      ? R extends Ok<Shape>
        ? R
        : `${Op}: the class weights of logits ${Show<Logits>} must be ${Show<[C]>}, got ${Show<W>}`
      : never
    : Logits extends readonly []
      ? `${Op}: the logits are a scalar; their last axis must hold the classes`
      : Ok<W>;

/**
 * `ClassWeights` as a question.
 *
 * @example Out<ClassWeightsRule<…>> // as of `ClassWeights`
 */
export interface ClassWeightsRule<Op extends string, Logits extends Shape, W extends Shape> extends Rule {
  readonly answer: ClassWeights<Op, Logits, W>;
}
