import type { AxisSentence, ResolveAxes, ResolveAxis } from './axis.ts';
import type { Ok, Rule, Shape, Show } from './dim.ts';

/**
 * S with its axes in the order P: axis i of the result is axis P[i] of S.
 *
 * @example Permute<[32, 3, 28, 28], [0, 2, 3, -3]> // Ok<[32, 28, 28, 3]>
 * @example Permute<[2, 3], [0, 0]>                 // 'permute: axis 0 is given twice in [0, 0]'
 * @example Permute<[2, 3, 4], [0, 2]>              // 'permute: [2, 3, 4] has 3 axes but [0, 2] names 2; axis 1 is missing'
 */
export type Permute<S extends Shape, P extends readonly number[]> = number extends S['length'] | P['length'] | P[number]
  ? Ok<Shape>
  : S['length'] extends P['length']
    ? PermuteAxes<S, P, P>
    : `permute: ${Show<S>} has ${S['length']} axes but ${Show<P>} names ${P['length']}${Missing<S, ResolveAxes<'permute', S, P>>}`;

type PermuteAxes<
  S extends Shape,
  P extends readonly number[],
  All extends readonly number[],
  Seen extends number = never,
  Done extends Shape = [],
> = P extends readonly [infer A extends number, ...infer Rest extends readonly number[]]
  ? ResolveAxis<S, A> extends infer Position extends number
    ? Position extends Seen
      ? `permute: axis ${Position} is given twice in ${Show<All>}`
      : PermuteAxes<S, Rest, All, Seen | Position, [...Done, S[Position]]>
    : AxisSentence<'permute', S, A>
  : Ok<Done>;

/** The axes of S that are not among those found, in words. */
type Missing<S extends Shape, Found> = Found extends Ok<infer Positions> ? MissingText<Without<S, Positions>> : '';
type MissingText<Axes extends readonly number[]> = Axes extends readonly [infer Only extends number]
  ? `; axis ${Only} is missing`
  : `; axes ${Show<Axes>} are missing`;
type Without<S extends Shape, Positions, Seen extends readonly unknown[] = [], Done extends readonly number[] = []> = S extends readonly [
  unknown,
  ...infer Rest extends Shape,
]
  ? Without<Rest, Positions, [...Seen, 0], Seen['length'] extends Positions ? Done : [...Done, Seen['length']]>
  : Done;

/**
 * `Permute` as a question.
 *
 * @example Out<PermuteRule<…>> // as of `Permute`
 */
export interface PermuteRule<S extends Shape, P extends readonly number[]> extends Rule {
  readonly answer: Permute<S, P>;
}
