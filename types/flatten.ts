import type { LessThan, Multiply } from './arithmetic.ts';
import type { AxisSentence, ResolveAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';

/**
 * S with the axes From to To, both inclusive, merged into one; a scalar becomes a vector of one entry. A name times 1 stays the name.
 *
 * @example Flatten<['batch', 3, 28, 28], 1, -1> // Ok<['batch', 2352]>
 * @example Flatten<[2, 3, 4], 2, 1>             // 'flatten: axis 2 comes after axis 1 in [2, 3, 4]'
 */
export type Flatten<S extends Shape, From extends number, To extends number> = [From, To] extends [-2, -1]
  ? FlattenLast<S>
  : FlattenAt<S, From, To>;

// The last two axes are taken off by structure, so that it also resolves for a generic [...S, 3, 4].
type FlattenLast<S extends Shape> =
  Box<S> extends Box<readonly [...infer Z extends Shape, infer M extends Dim, infer N extends Dim]>
    ? Multiply<M, N> extends infer D extends Dim
      ? Ok<[...Z, D]>
      : never
    : FlattenAt<S, -2, -1>;

type FlattenAt<S extends Shape, From extends number, To extends number> = number extends S['length'] | From | To
  ? Ok<Shape>
  : ResolveAxis<AtLeast1<S>, From> extends infer First extends number
    ? ResolveAxis<AtLeast1<S>, To> extends infer Last extends number
      ? LessThan<Last, First> extends true
        ? `flatten: axis ${First} comes after axis ${Last} in ${Show<S>}`
        : MergeAxes<AtLeast1<S>, First, Last>
      : AxisSentence<'flatten', S, To>
    : AxisSentence<'flatten', S, From>;

type AtLeast1<S extends Shape> = S extends readonly [] ? [1] : S;

/** `Merged` is the product so far, from axis First on. */
type MergeAxes<
  S extends Shape,
  First extends number,
  Last extends number,
  Seen extends readonly unknown[] = [],
  Done extends Shape = [],
  Merged = false,
> = S extends readonly [infer D extends Dim, ...infer Rest extends Shape]
  ? MergeNext<D, Seen['length'] extends First ? 1 : Merged> extends infer Next
    ? Next extends Dim
      ? Seen['length'] extends Last
        ? Ok<[...Done, Next, ...Rest]>
        : MergeAxes<Rest, First, Last, [...Seen, 0], Done, Next>
      : MergeAxes<Rest, First, Last, [...Seen, 0], [...Done, D]>
    : never
  : never;

type MergeNext<D, Merged> = Merged extends Dim ? Multiply<Merged, D> : false;

/**
 * `Flatten` as a question.
 *
 * @example Out<FlattenRule<…>> // as of `Flatten`
 */
export interface FlattenRule<S extends Shape, From extends number, To extends number> extends Rule {
  readonly answer: Flatten<S, From, To>;
}
