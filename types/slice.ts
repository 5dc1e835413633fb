import type { IsWhole, LessThan, Subtract } from './arithmetic.ts';
import type { Dim, Ok, Shape, Show } from './dim.ts';

/**
 * Shape of a part of S: one range [start, stop) for each leading axis; axes without a range stay whole.
 *
 * @example Slice<[4, 5], [[1, 3]]>         // Ok<[2, 5]>
 * @example Slice<[2, 3], [[0, 2], [0, 5]]> // 'slice: range [0, 5] of axis 1 ends outside [2, 3]'
 */
export type Slice<S extends Shape, Ranges extends readonly (readonly [number, number])[]> = number extends S['length'] | Ranges['length']
  ? Ok<Shape>
  : SliceAxes<S, Ranges, S, Ranges>;

type SliceAxes<
  S extends Shape,
  Ranges extends readonly unknown[],
  AllS extends Shape,
  AllRanges extends readonly unknown[],
  Done extends Shape = [],
> = Ranges extends readonly [infer Range extends readonly [number, number], ...infer RestRanges]
  ? S extends readonly [infer D extends Dim, ...infer Rest extends Shape]
    ? SliceAxis<D, Range, AllS, Done['length']> extends infer R
      ? R extends Ok<infer Size extends Dim>
        ? SliceAxes<Rest, RestRanges, AllS, AllRanges, [...Done, Size]>
        : R
      : never
    : `slice: ${AllRanges['length']} ranges for the ${AllS['length']} axes of ${Show<AllS>}`
  : Ok<[...Done, ...S]>;

type SliceAxis<D, Range extends readonly [number, number], S extends Shape, Here extends number> = false extends
  IsWhole<Range[0]> | IsWhole<Range[1]>
  ? `slice: range ${Show<Range>} of axis ${Here} is not two whole numbers of 0 or more`
  : LessThan<Range[1], Range[0]> extends true
    ? `slice: range ${Show<Range>} of axis ${Here} starts after it stops`
    : LessThan<D, Range[1]> extends true
      ? `slice: range ${Show<Range>} of axis ${Here} ends outside ${Show<S>}`
      : Ok<Subtract<Range[1], Range[0]>>;
