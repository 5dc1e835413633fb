import type { AxisSentence, ResolveAxis } from './axis.ts';
import type { Ok, Shape, Show } from './dim.ts';

/**
 * S with its axes in the order P: axis i of the result is axis P[i] of S.
 *
 * @example Permute<[32, 3, 28, 28], [0, 2, 3, -3]> // Ok<[32, 28, 28, 3]>
 * @example Permute<[2, 3], [0, 0]>                 // 'permute: axis 0 is given twice in [0, 0]'
 */
export type Permute<S extends Shape, P extends readonly number[]> = number extends S['length'] | P['length'] | P[number]
  ? Ok<Shape>
  : S['length'] extends P['length']
    ? PermuteAxes<S, P, P>
    : `permute: ${Show<S>} has ${S['length']} axes but ${Show<P>} names ${P['length']}`;

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
