import type { LessThan } from './arithmetic.ts';
import type { CheckShape } from './check-shape.ts';
import type { IBox, Ok, Rule, Shape, Show, ShowDim, SizesOf } from './dim.ts';
import type { UnifyShapes } from './same-shape.ts';

/**
 * Shape of a part of S of the given sizes; where it starts is in a tensor, one whole number for each axis.
 *
 * @example DynamicSlice<['batch', 10], [2], [1, 4]> // Ok<[1, 4]>
 * @example DynamicSlice<[2, 3], [2], [2, 5]>        // 'dynamicSlice: [2, 5] does not fit into [2, 3] (axis 1: 5 > 3)'
 */
export type DynamicSlice<S extends Shape, Starts extends Shape, Sizes extends Shape> =
  StartsOf<'dynamicSlice', S, Starts> extends infer R ? (R extends string ? R : PartOf<S, SizesOf<Sizes>>) : never;

type PartOf<S extends Shape, Sizes extends Shape> =
  CheckShape<'dynamicSlice', Sizes> extends infer R ? (R extends string ? R : FitInto<'dynamicSlice', Sizes, S>) : never;

/**
 * S, with a part of it replaced by U; where that starts is in a tensor, one whole number for each axis.
 *
 * @example DynamicUpdateSlice<['batch', 10], ['batch', 1], [2]> // Ok<['batch', 10]>
 * @example DynamicUpdateSlice<[2, 3], [1, 4], [2]>              // 'dynamicUpdateSlice: [1, 4] does not fit into [2, 3] (axis 1: 4 > 3)'
 */
export type DynamicUpdateSlice<S extends Shape, U extends Shape, Starts extends Shape> =
  FitInto<'dynamicUpdateSlice', U, S> extends infer R ? (R extends string ? R : StartsOf<'dynamicUpdateSlice', S, Starts>) : never;

/**
 * S, when its starts are one whole number for each axis.
 *
 * @example StartsOf<'dynamicSlice', [2, 3], [2]> // Ok<[2, 3]>
 * @example StartsOf<'dynamicSlice', [2, 3], [3]> // 'dynamicSlice: starts must be [2], one for each axis of [2, 3], got [3]'
 */
export type StartsOf<Op extends string, S extends Shape, Starts extends Shape> =
  UnifyShapes<Starts, [S['length']]> extends false
    ? `${Op}: starts must be ${Show<[S['length']]>}, one for each axis of ${Show<S>}, got ${Show<Starts>}`
    : Ok<S>;

/**
 * The shape of a part, when it fits into S.
 *
 * @example FitInto<'dynamicSlice', [1, 3], [2, 3]> // Ok<[1, 3]>
 * @example FitInto<'dynamicSlice', [3], [2, 3]>    // 'dynamicSlice: [3] does not fit into [2, 3] (axis 0: 3 > 2)'
 */
export type FitInto<Op extends string, Part extends Shape, S extends Shape> =
  FitAxes<Part, S> extends infer Why
    ? Why extends string
      ? `${Op}: ${Show<Part>} does not fit into ${Show<S>} (${Why})`
      : Ok<Part>
    : never;

type FitAxes<Part extends Shape, S extends Shape, Seen extends readonly unknown[] = []> = [Part, S] extends [
  readonly [infer p, ...infer RestPart extends Shape],
  readonly [infer d, ...infer Rest extends Shape],
]
  ? FitsAxis<p, d> extends false
    ? `axis ${Seen['length']}: ${ShowDim<p>} > ${ShowDim<d>}`
    : FitAxes<RestPart, Rest, [...Seen, 0]>
  : number extends Part['length'] | S['length']
    ? true
    : Part['length'] extends S['length']
      ? true
      : 'ranks differ';

// The same dim fits whatever it is: seen in generic shapes too.
type FitsAxis<P, D> = IBox<P> extends IBox<D> ? true : LessThan<D, P> extends true ? false : true;

/**
 * `DynamicSlice` as a question.
 *
 * @example Out<DynamicSliceRule<…>> // as of `DynamicSlice`
 */
export interface DynamicSliceRule<S extends Shape, Starts extends Shape, Sizes extends Shape> extends Rule {
  readonly answer: DynamicSlice<S, Starts, Sizes>;
}

/**
 * `DynamicUpdateSlice` as a question.
 *
 * @example Out<DynamicUpdateSliceRule<…>> // as of `DynamicUpdateSlice`
 */
export interface DynamicUpdateSliceRule<S extends Shape, U extends Shape, Starts extends Shape> extends Rule {
  readonly answer: DynamicUpdateSlice<S, U, Starts>;
}

/**
 * `FitInto` as a question.
 *
 * @example Out<FitIntoRule<…>> // as of `FitInto`
 */
export interface FitIntoRule<Op extends string, Part extends Shape, S extends Shape> extends Rule {
  readonly answer: FitInto<Op, Part, S>;
}

/**
 * `StartsOf` as a question.
 *
 * @example Out<StartsOfRule<…>> // as of `StartsOf`
 */
export interface StartsOfRule<Op extends string, S extends Shape, Starts extends Shape> extends Rule {
  readonly answer: StartsOf<Op, S, Starts>;
}
