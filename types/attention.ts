import type { Broadcast } from './broadcast.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { SameShape } from './same-shape.ts';

/** The last two axes of each operand. T, S: positions; D, E: features. */
interface LastAxes {
  readonly query: 'T, D';
  readonly key: 'S, D';
  readonly value: 'S, E';
}

/**
 * The parts of a query, a key or a value: [batch, positions, features].
 *
 * @example AttentionOperand<'query', [8, 5, 64]> // Ok<[[8], 5, 64]>
 * @example AttentionOperand<'query', [64]>       // 'scaledDotProductAttention: the query must be [...batch, T, D], got [64]'
 */
export type AttentionOperand<Role extends keyof LastAxes, S extends Shape> =
  Box<S> extends Box<readonly [...infer Batch extends Shape, infer Positions extends Dim, infer Features extends Dim]>
    ? Ok<[Batch, Positions, Features]>
    : S extends readonly [] | readonly [unknown]
      ? `scaledDotProductAttention: the ${Role} must be [...batch, ${LastAxes[Role]}], got ${Show<S>}`
      : Ok<[Shape, number, number]>;

/**
 * Shape of the scores of a query `[...batch, T, D]` and a key `[...batch, S, D]`: `[...batch, T, S]`. The batch axes are the same; they do not broadcast.
 *
 * @example AttentionScores<['batch', 5, 64], ['batch', 7, 64]> // Ok<['batch', 5, 7]>
 */
export type AttentionScores<Q extends Shape, K extends Shape> =
  AttentionOperand<'query', Q> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer T extends Dim, infer D extends Dim]>
      ? AttentionOperand<'key', K> extends infer R
        ? R extends Ok<readonly [infer BatchK extends Shape, infer S extends Dim, infer DK extends Dim]>
          ? Unify<D, DK> extends Ok<unknown>
            ? JoinBatch<Batch, BatchK, [T, S], 'query', Q, 'key', K>
            : DifferSentence<'query', Q, 'key', K, 'features', ShowDim<D>, ShowDim<DK>>
          : R
        : never
      : R
    : never;

/**
 * Shape of the attention of a query `[...batch, T, D]` to a key `[...batch, S, D]` with a value `[...batch, S, E]`: `[...batch, T, E]`.
 *
 * @example Attention<['batch', 5, 64], ['batch', 7, 64], ['batch', 7, 32]> // Ok<['batch', 5, 32]>
 * @example Attention<[5, 64], [7, 64], [6, 32]> // 'scaledDotProductAttention: key [7, 64] and value [6, 32] have different positions (7 ≠ 6)'
 */
export type Attention<Q extends Shape, K extends Shape, V extends Shape> =
  AttentionScores<Q, K> extends infer R
    ? R extends Ok<readonly [...infer Batch extends Shape, infer T extends Dim, infer S extends Dim]>
      ? AttentionOperand<'value', V> extends infer R
        ? R extends Ok<readonly [infer BatchV extends Shape, infer SV extends Dim, infer E extends Dim]>
          ? Unify<S, SV> extends Ok<unknown>
            ? JoinBatch<Batch, BatchV, [T, E], 'key', K, 'value', V>
            : DifferSentence<'key', K, 'value', V, 'positions', ShowDim<S>, ShowDim<SV>>
          : R
        : never
      : R
    : never;

/**
 * A mask that broadcasts to the scores, whose shape is answered.
 *
 * @example AttentionMask<[8, 5, 64], [8, 7, 64], [5, 7]> // Ok<[8, 5, 7]>
 * @example AttentionMask<[8, 5, 64], [8, 7, 64], [5, 6]> // 'scaledDotProductAttention: the mask [5, 6] does not broadcast to the scores [8, 5, 7]'
 */
export type AttentionMask<Q extends Shape, K extends Shape, M extends Shape> =
  AttentionScores<Q, K> extends infer R
    ? R extends Ok<infer Scores extends Shape>
      ? Broadcast<'mask', Scores, M> extends Ok<infer Both extends Shape>
        ? SameShape<'attention', Scores, Both> extends Ok<unknown>
          ? Ok<Scores>
          : MaskSentence<M, Scores>
        : MaskSentence<M, Scores>
      : R
    : never;

type MaskSentence<M, Scores> = `scaledDotProductAttention: the mask ${Show<M>} does not broadcast to the scores ${Show<Scores>}`;

type JoinBatch<BatchA extends Shape, BatchB extends Shape, Last extends Shape, RoleA extends string, A, RoleB extends string, B> =
  SameShape<'attention', BatchA, BatchB> extends Ok<infer Batch extends Shape>
    ? Ok<[...Batch, ...Last]>
    : DifferSentence<RoleA, A, RoleB, B, 'batch axes', Show<BatchA>, Show<BatchB>>;

type DifferSentence<
  RoleA extends string,
  A,
  RoleB extends string,
  B,
  What extends string,
  a extends string,
  b extends string,
> = `scaledDotProductAttention: ${RoleA} ${Show<A>} and ${RoleB} ${Show<B>} have different ${What} (${a} ≠ ${b})`;

/**
 * `Attention` as a question.
 *
 * @example Out<AttentionRule<…>> // as of `Attention`
 */
export interface AttentionRule<Q extends Shape, K extends Shape, V extends Shape> extends Rule {
  readonly answer: Attention<Q, K, V>;
}

/**
 * `AttentionMask` as a question.
 *
 * @example Out<AttentionMaskRule<…>> // as of `AttentionMask`
 */
export interface AttentionMaskRule<Q extends Shape, K extends Shape, M extends Shape> extends Rule {
  readonly answer: AttentionMask<Q, K, M>;
}

/**
 * `AttentionOperand` as a question.
 *
 * @example Out<AttentionOperandRule<…>> // as of `AttentionOperand`
 */
export interface AttentionOperandRule<Role extends keyof LastAxes, S extends Shape> extends Rule {
  readonly answer: AttentionOperand<Role, S>;
}

/**
 * `AttentionScores` as a question.
 *
 * @example Out<AttentionScoresRule<…>> // as of `AttentionScores`
 */
export interface AttentionScoresRule<Q extends Shape, K extends Shape> extends Rule {
  readonly answer: AttentionScores<Q, K>;
}
