import type { DivideWithRemainder, IsWhole, Multiply } from './arithmetic.ts';
import type { AxisOf, AxisSentence, ResolveAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, SizesOf, Unify } from './dim.ts';

/**
 * S with one axis cut into several of the given sizes, one of which may be -1: the size that makes their product right.
 *
 * @example Unflatten<['batch', 784], 1, [28, 28]> // Ok<['batch', 28, 28]>
 * @example Unflatten<[2, 12], -1, [3, -1]>        // Ok<[2, 3, 4]>
 * @example Unflatten<[2, 12], 1, [5, 2]>          // 'unflatten: axis 1 of [2, 12] is not the product of sizes [5, 2] (12 ≠ 10)'
 */
export type Unflatten<S extends Shape, Axis extends number, Sizes extends Shape> = Axis extends -1
  ? UnflattenLast<S, SizesOf<Sizes>>
  : UnflattenAt<S, Axis, SizesOf<Sizes>>;

// The last axis is taken off by structure, so that it also resolves for a generic [...S, 784].
type UnflattenLast<S extends Shape, Sizes extends Shape> =
  Box<S> extends Box<readonly [...infer Z extends Shape, infer D extends Dim]>
    ? number extends Sizes['length']
      ? Ok<Shape>
      : CutAxis<S, -1, D, Sizes> extends infer R
        ? R extends Ok<infer Cut extends Shape>
          ? Ok<[...Z, ...Cut]>
          : R
        : never
    : UnflattenAt<S, -1, Sizes>;

type UnflattenAt<S extends Shape, Axis extends number, Sizes extends Shape> = number extends S['length'] | Sizes['length'] | Axis
  ? Ok<Shape>
  : ResolveAxis<S, Axis> extends infer Position extends number
    ? CutAxis<S, Axis, S[Position], Sizes> extends infer R
      ? R extends Ok<infer Cut extends Shape>
        ? ReplaceAxis<S, Position, Cut> extends infer All extends Shape
          ? Ok<All>
          : never
        : R
      : never
    : AxisSentence<'unflatten', S, Axis>;

type ReplaceAxis<S extends Shape, Position, Cut extends Shape, Done extends Shape = []> = S extends readonly [
  infer D extends Dim,
  ...infer Rest extends Shape,
]
  ? Done['length'] extends Position
    ? [...Done, ...Cut, ...Rest]
    : ReplaceAxis<Rest, Position, Cut, [...Done, D]>
  : Done;

/** Sizes for an axis of size D, with -1 resolved. */
type CutAxis<S extends Shape, Axis extends number, D, Sizes extends Shape> =
  ScanSizes<Sizes> extends infer Scan
    ? Scan extends readonly [infer Known, infer Inferred]
      ? Inferred extends false
        ? Unify<D, Known> extends false
          ? `unflatten: ${AxisText<S, Axis>} is not the product of sizes ${Show<Sizes>} (${ShowDim<D>} ≠ ${ShowDim<Known>})`
          : Ok<Sizes>
        : InferSize<S, Axis, D, Sizes, Known>
      : Scan
    : never;

type InferSize<S extends Shape, Axis extends number, D, Sizes extends Shape, Known> = Known extends 0
  ? `unflatten: -1 beside a 0 in sizes ${Show<Sizes>} has no definite size`
  : DivideWithRemainder<D, Known> extends readonly [infer Size, infer Remainder]
    ? Unify<Remainder, 0> extends false
      ? `unflatten: ${AxisText<S, Axis>} does not divide into sizes ${Show<Sizes>}`
      : Ok<{ [I in keyof Sizes]: Sizes[I] extends -1 ? Size : Sizes[I] }>
    : never;

type AxisText<S extends Shape, Axis extends number> = `axis ${ResolveAxis<S, Axis> & number} of ${Show<S>}`;

/** The product of the sizes, and whether one of them is -1; or what is wrong with them by themselves. */
type ScanSizes<Sizes extends Shape, All extends Shape = Sizes, Known = 1, Inferred = false> = Sizes extends readonly [
  infer D,
  ...infer Rest extends Shape,
]
  ? D extends -1
    ? Inferred extends true
      ? `unflatten: at most one size may be -1, got ${Show<All>}`
      : ScanSizes<Rest, All, Known, true>
    : IsWhole<D> extends true
      ? ScanSizes<Rest, All, Multiply<Known, D>, Inferred>
      : `unflatten: ${ShowDim<D>} in sizes ${Show<All>} is not a whole number of 0 or more`
  : [Known, Inferred];

/**
 * `Unflatten` as a question.
 *
 * @example Out<UnflattenRule<…>> // as of `Unflatten`
 */
export interface UnflattenRule<S extends Shape, Axis extends number, Sizes extends Shape> extends Rule {
  readonly answer: Unflatten<S, AxisOf<Axis>, Sizes>;
}
