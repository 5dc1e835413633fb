import type { IsWhole, LessThan } from './arithmetic.ts';
import type { AxisOf, AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, SizeOf } from './dim.ts';

/**
 * Shapes of the K greatest entries along an axis of S, and of where they are.
 *
 * @example TopK<['batch', 10], 3, -1> // Ok<[['batch', 3], ['batch', 3]]>
 * @example TopK<[2, 3], 5, 1>         // 'topK: axis 1 of [2, 3] has fewer than 5 entries'
 */
export type TopK<S extends Shape, K extends Dim, Axis extends number> = TopKSizes<S, SizeOf<K>, Axis>;

type TopKSizes<S extends Shape, K, Axis extends number> =
  IsWhole<K> extends false
    ? `topK: k must be a whole number of 0 or more, got ${ShowDim<K>}`
    : Axis extends -1
      ? TopKLast<S, K>
      : TopKAt<S, K, Axis>;

// The last axis is taken off by structure, so that it also resolves for a generic [...S, 10].
type TopKLast<S extends Shape, K> =
  Box<S> extends Box<readonly [...infer Z extends Shape, infer N]>
    ? LessThan<N, K> extends true
      ? TooFewSentence<S, K, Z['length']>
      : Twice<[...Z, K & Dim]>
    : TopKAt<S, K, -1>;

type TopKAt<S extends Shape, K, Axis extends number> = number extends S['length'] | Axis
  ? Twice<Shape>
  : ResolveAxis<S, Axis> extends infer Position extends number
    ? LessThan<S[Position], K> extends true
      ? TooFewSentence<S, K, Position>
      : Twice<SetAxis<S, Position, K>>
    : AxisSentence<'topK', S, Axis>;

type Twice<S extends Shape> = Ok<[S, S]>;
type TooFewSentence<S, K, Position extends number> = `topK: axis ${Position} of ${Show<S>} has fewer than ${ShowDim<K>} entries`;

/**
 * `TopK` as a question.
 *
 * @example Out<TopKRule<…>> // as of `TopK`
 */
export interface TopKRule<S extends Shape, K extends Dim, Axis extends number> extends Rule {
  readonly answer: TopK<S, K, AxisOf<Axis>>;
}
