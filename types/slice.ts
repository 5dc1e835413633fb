import type { Add, DivideWithRemainder, LessThan, Subtract } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';

/**
 * What is taken of one axis: all of it (`null`), one entry (its index: the axis goes away), or the entries from start to before stop, perhaps every
 * step-th. Negative numbers count from the end; `null` is the end that the step comes from, or goes to.
 *
 * @example [1, null]        // all but the first
 * @example [null, null, -1] // all, in reverse order
 */
export type SliceEntry = null | number | readonly [start: number | null, stop: number | null, step?: number];

/**
 * Shape of a part of S: an entry for each leading axis; axes without one stay whole. Unlike in Python, a start or stop outside the axis is a mistake.
 *
 * @example Slice<[4, 5], [[1, 3]]>                  // Ok<[2, 5]>
 * @example Slice<['batch', 9, 3], [null, 0]>        // Ok<['batch', 3]>
 * @example Slice<[10, 5], [[-3, null], [0, 5, 2]]>  // Ok<[3, 3]>
 * @example Slice<[2, 3], [[0, 2], [0, 5]]>          // 'slice: range [0, 5] of axis 1 ends outside [2, 3]'
 */
export type Slice<S extends Shape, Entries extends readonly SliceEntry[]> = number extends Entries['length']
  ? Ok<Shape>
  : SliceAxes<S, Entries, S, Entries>;

type SliceAxes<
  S extends Shape,
  Entries extends readonly unknown[],
  AllS extends Shape,
  AllEntries extends readonly unknown[],
  Seen extends readonly unknown[] = [],
  Done extends Shape = [],
> = Entries extends readonly [infer Entry, ...infer RestEntries]
  ? Box<S> extends Box<readonly [infer D extends Dim, ...infer Rest extends Shape]>
    ? SliceAxis<D, Entry, AllS, Seen['length']> extends infer R
      ? R extends Ok<infer Sizes extends Shape>
        ? SliceAxes<Rest, RestEntries, AllS, AllEntries, [...Seen, 0], [...Done, ...Sizes]>
        : R
      : never
    : S extends readonly []
      ? `slice: ${AllEntries['length']} ranges for the ${AllS['length']} axes of ${Show<AllS>}`
      : Ok<Shape>
  : Seen extends readonly []
    ? Ok<S>
    : Ok<[...Done, ...S]>;

/** What remains of one axis, of size D: a shape of one axis, or of none. */
type SliceAxis<D extends Dim, Entry, S extends Shape, Here extends number> = Entry extends null
  ? Ok<[D]>
  : Entry extends number
    ? SliceIndex<D, Entry, S, Here>
    : Entry extends readonly [infer Start, infer Stop, ...infer Rest extends readonly number[]]
      ? SliceRange<D, Start, Stop, Rest extends readonly [infer Step] ? Step : 1, S> extends infer R
        ? R extends string
          ? `slice: range ${ShowRange<Entry>} of axis ${Here} ${R}`
          : R
        : never
      : Ok<[number]>;

type ShowRange<Range extends readonly unknown[]> = Show<{ [I in keyof Range]: Range[I] extends null ? 'null' : Range[I] }>;

type SliceIndex<D, Index extends number, S extends Shape, Here extends number> =
  IsInteger<Index> extends false
    ? `slice: index ${Index} of axis ${Here} is not a whole number`
    : IsNoEntry<D, Index> extends true
      ? `slice: index ${Index} of axis ${Here} is outside ${Show<S>}`
      : Ok<[]>;

/** The size of what a range takes of an axis of size D, or what is wrong with the range. */
type SliceRange<D, Start, Stop, Step, S> = false extends IsInteger<Start> | IsInteger<Stop> | IsInteger<Step>
  ? 'is not of whole numbers'
  : Step extends 0
    ? 'has step 0'
    : Step extends 1
      ? Forwards<D, Start, Stop, S>
      : number extends Step
        ? Ok<[number]>
        : `${Step & number}` extends `-${infer Size extends number}`
          ? EveryNth<Backwards<D, Start, Stop, S>, Size>
          : EveryNth<Forwards<D, Start, Stop, S>, Step>;

/** ⌈size / step⌉. */
type EveryNth<R, Step> =
  R extends Ok<readonly [infer Size]>
    ? Step extends 1
      ? R
      : DivideWithRemainder<Size, Step> extends readonly [infer Quotient, infer Remainder]
        ? Ok<[Remainder extends 0 ? Quotient : Add<Quotient, 1>]>
        : never
    : R;

// A boundary between entries is a number when counted from the start of the axis, [number] when from its end.
type Boundary<N> = `${N & number}` extends `-${infer FromEnd extends number}` ? [FromEnd] : N;
type BoundaryAfter<N> = `${N & number}` extends `-${infer FromEnd extends number}` ? [Subtract<FromEnd, 1>] : Add<N, 1>;

// Which of start and stop is wrong is asked only when something is.
type Forwards<D, Start, Stop, S> =
  Between<D, Start extends null ? 0 : Boundary<Start>, Stop extends null ? [0] : Boundary<Stop>> extends infer Size
    ? Size extends false
      ? IsOutside<D, Start> extends true
        ? `starts outside ${Show<S>}`
        : IsOutside<D, Stop> extends true
          ? `ends outside ${Show<S>}`
          : 'starts after it stops'
      : Ok<[Size]>
    : never;

// The entries from start down to after stop are those from stop + 1 up to before start + 1.
type Backwards<D, Start, Stop, S> =
  IsNoEntry<D, Start> extends true
    ? `starts outside ${Show<S>}`
    : IsNoEntry<D, Stop> extends true
      ? `ends outside ${Show<S>}`
      : Distance<D, Stop extends null ? 0 : BoundaryAfter<Stop>, Start extends null ? [0] : BoundaryAfter<Start>> extends infer Size
        ? Size extends false
          ? 'steps backwards but starts before it stops'
          : Ok<[Size]>
        : never;

/** `Distance`, or `false` when one of the boundaries is outside the axis: it is enough to look at the one that is further from where it is counted. */
type Between<D, From, To> = [From, To] extends [readonly [infer FromEnd], readonly [unknown]]
  ? LessThan<D, FromEnd> extends true
    ? false
    : Distance<D, From, To>
  : To extends number
    ? LessThan<D, To> extends true
      ? false
      : Distance<D, From, To>
    : Distance<D, From, To>;

/** From one boundary to another, `false` when the second comes first. Two that are counted from the end do not ask for D. */
type Distance<D, From, To> = [From, To] extends [number, number]
  ? Subtract<To, From>
  : [From, To] extends [readonly [infer FromEnd], readonly [infer ToEnd]]
    ? Subtract<FromEnd, ToEnd>
    : [FromStart<D, From>, FromStart<D, To>] extends [infer Low, infer High]
      ? false extends Low | High
        ? false
        : Subtract<High, Low>
      : never;
type FromStart<D, At> = At extends readonly [infer FromEnd] ? Subtract<D, FromEnd> : At;

/** Whether N is no boundary of an axis of size D; `boolean` when that is unknown. */
type IsOutside<D, N> = N extends null
  ? false
  : `${N & number}` extends `-${infer FromEnd extends number}`
    ? LessThan<D, FromEnd>
    : LessThan<D, N>;

/** Whether N is no index of an entry of an axis of size D; `boolean` when that is unknown. */
type IsNoEntry<D, N> = N extends null
  ? false
  : `${N & number}` extends `-${infer FromEnd extends number}`
    ? LessThan<D, FromEnd>
    : LessThan<N, D> extends false
      ? true
      : false;

type IsInteger<N> = N extends number ? (number extends N ? true : `${N}` extends `${bigint}` ? true : false) : true;

/**
 * `Slice` as a question.
 *
 * @example Out<SliceRule<…>> // as of `Slice`
 */
export interface SliceRule<S extends Shape, Entries extends readonly SliceEntry[]> extends Rule {
  readonly answer: Slice<S, Entries>;
}
