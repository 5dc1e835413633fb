import type { Add, DivideWithRemainder, IsWhole } from './arithmetic.ts';
import type { AxisOf, AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shapes of the pieces of S cut along an axis: into a number of equal parts, or into pieces of the given sizes.
 *
 * @example Split<[2, 6], 3, 1>      // Ok<[[2, 2], [2, 2], [2, 2]]>
 * @example Split<[2, 6], [1, 5], 1> // Ok<[[2, 1], [2, 5]]>
 * @example Split<[2, 3], 2, 1>      // 'split: axis 1 of [2, 3] is not divisible by 2'
 * @example Split<[2, 3], [1, 1], 1> // 'split: sizes [1, 1] do not add up to axis 1 of [2, 3] (2 ≠ 3)'
 */
export type Split<S extends Shape, PartsOrSizes extends number | readonly number[], Axis extends number> = number extends S['length'] | Axis
  ? Ok<PartsOrSizes extends readonly number[] ? { [I in keyof PartsOrSizes]: Shape } : readonly Shape[]>
  : ResolveAxis<S, Axis> extends infer Position extends number
    ? PartsOrSizes extends readonly number[]
      ? SplitIntoSizes<S, PartsOrSizes, Position>
      : PartsOrSizes extends number
        ? SplitIntoParts<S, PartsOrSizes, Position>
        : never
    : AxisSentence<'split', S, Axis>;

type SplitIntoParts<S extends Shape, Parts extends number, Position extends number> = number extends Parts
  ? Ok<readonly SetAxis<S, Position, number>[]>
  : IsWhole<Parts> extends false
    ? PartsSentence<S, Parts, Position>
    : Parts extends 0
      ? PartsSentence<S, Parts, Position>
      : DivideWithRemainder<S[Position], Parts> extends [infer Size, infer Remainder]
        ? Unify<Remainder, 0> extends false
          ? `split: axis ${Position} of ${Show<S>} is not divisible by ${Parts}`
          : Ok<Repeat<SetAxis<S, Position, Size>, Parts>>
        : never;
type PartsSentence<
  S extends Shape,
  Parts extends number,
  Position extends number,
> = `split: axis ${Position} of ${Show<S>} cannot be cut into ${Parts} parts`;

type SplitIntoSizes<S extends Shape, Sizes extends readonly number[], Position extends number> = number extends Sizes['length']
  ? Ok<readonly SetAxis<S, Position, number>[]>
  : SumOf<Sizes> extends infer Total
    ? Total extends string
      ? Total
      : Unify<Total, S[Position]> extends false
        ? S[Position] extends string
          ? Ok<Pieces<S, Sizes, Position>>
          : `split: sizes ${Show<Sizes>} do not add up to axis ${Position} of ${Show<S>} (${ShowDim<Total>} ≠ ${ShowDim<S[Position]>})`
        : Ok<Pieces<S, Sizes, Position>>
    : never;

type SumOf<Sizes extends readonly number[], All extends readonly number[] = Sizes, Total = 0> = Sizes extends readonly [
  infer Size,
  ...infer Rest extends readonly number[],
]
  ? IsWhole<Size> extends false
    ? `split: ${ShowDim<Size>} in sizes ${Show<All>} is not a whole number of 0 or more`
    : SumOf<Rest, All, Add<Total, Size>>
  : Total;

type Pieces<
  S extends Shape,
  Sizes extends readonly number[],
  Position extends number,
  Done extends readonly Shape[] = [],
> = Sizes extends readonly [infer Size, ...infer Rest extends readonly number[]]
  ? Pieces<S, Rest, Position, [...Done, SetAxis<S, Position, Size>]>
  : Done;

// Recursion stops at 1000; up to 999 parts make a tuple, more an array.
type Repeat<S extends Shape, Times extends number> = `${Times}` extends `${infer _1}${infer _2}${infer _3}${infer _4}`
  ? _4 extends ''
    ? RepeatUpTo<S, Times>
    : readonly S[]
  : RepeatUpTo<S, Times>;
type RepeatUpTo<S extends Shape, Times extends number, Done extends readonly Shape[] = []> = Done['length'] extends Times
  ? Done
  : RepeatUpTo<S, Times, [...Done, S]>;

/**
 * `Split` as a question.
 *
 * @example Out<SplitRule<…>> // as of `Split`
 */
export interface SplitRule<S extends Shape, PartsOrSizes extends number | readonly number[], Axis extends number> extends Rule {
  readonly answer: Split<S, PartsOrSizes, AxisOf<Axis>>;
}
