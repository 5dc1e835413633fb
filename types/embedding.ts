import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';

/**
 * Shape of the rows of a table at indices I: `[N, D], [...I] -> [...I, D]`.
 *
 * @example Embedding<[50257, 512], ['batch', 16]> // Ok<['batch', 16, 512]>
 * @example Embedding<[512], ['batch', 16]>        // 'embedding: the table must be [N, D], got [512]'
 */
export type Embedding<T extends Shape, I extends Shape> =
  Box<T> extends Box<readonly [unknown, infer D extends Dim]>
    ? Ok<[...I, D]>
    : number extends T['length']
      ? Ok<[...I, number]>
      : `embedding: the table must be [N, D], got ${Show<T>}`;

/**
 * `Embedding` as a question.
 *
 * @example Out<EmbeddingRule<…>> // as of `Embedding`
 */
export interface EmbeddingRule<T extends Shape, I extends Shape> extends Rule {
  readonly answer: Embedding<T, I>;
}
