// How windows move over the spatial axes of an input, as an op's options say it.

import type { IsWhole } from './arithmetic.ts';
import type { Dim, Ok, Rule, Shape, Show, ShowDim, SizeOf, SizesOf } from './dim.ts';
import type { AxisWords, WindowOp } from './spatial-axes.ts';

/**
 * One number for all spatial axes, or one for each.
 *
 * @example [2, 1] // 2 along the height, 1 along the width
 */
export type PerAxis = number | readonly number[];

/**
 * What stands around the input: nothing (`'valid'`), as much as keeps its size at stride 1 (`'same'`), one number for all sides, or for each spatial axis
 * one number or a pair [before, after]. A string is any, so that a mistyped one gets a sentence.
 *
 * @example [[2, 0], 1] // 2 above, none below, 1 on the left and on the right
 */
export type Padding = string | number | readonly (number | readonly number[])[];

/**
 * How windows move, for each spatial axis. Padding is `'same'` or a pair.
 *
 * @example { strides: [2, 2]; paddings: ['same', 'same']; dilations: [1, 1] }
 */
export interface WindowOptions {
  readonly strides: Shape;
  readonly paddings: readonly unknown[];
  readonly dilations: Shape;
}

/**
 * The options of an op, looked at once for all inputs.
 *
 * @example OptionsOf<'conv1d', 2, 'valid', 1> // Ok<{ strides: [2]; paddings: [[0, 0]]; dilations: [1] }>
 * @example OptionsOf<'conv1d', 0, 'valid', 1> // 'conv1d: stride 0 is not a whole number of 1 or more'
 */
export type OptionsOf<Op extends WindowOp, Stride extends PerAxis, P extends Padding, Dilation extends PerAxis> =
  Counts<Op, 'stride', Stride> extends infer R
    ? R extends Ok<infer Strides extends Shape>
      ? Paddings<Op, P> extends infer R2
        ? R2 extends Ok<infer Pads extends readonly unknown[]>
          ? Counts<Op, 'dilation', Dilation> extends infer R3
            ? R3 extends Ok<infer Dilations extends Shape>
              ? Ok<{ strides: Strides; paddings: Pads; dilations: Dilations }>
              : R3
            : never
          : R2
        : never
      : R
    : never;

/**
 * An option of one number for each spatial axis: whole ones of 1 or more, or of 0 or more.
 *
 * @example Counts<'conv2d', 'stride', 2>   // Ok<[2, 2]>
 * @example Counts<'conv2d', 'stride', [2]> // 'conv2d: stride must be a number or [height, width], got [2]'
 */
export type Counts<Op extends WindowOp, Name extends string, Value extends Dim | Shape, Least extends 0 | 1 = 1> =
  HasEntryPerAxis<Op, Value> extends false
    ? `${Op}: ${Name} must be a number or ${Show<AxisWords<Op>>}, got ${Show<Value>}`
    : Spread<AxisWords<Op>, Value> extends infer List extends Shape
      ? CheckCounts<`${Op}: ${Name}`, SizesOf<List>, Least>
      : never;

type HasEntryPerAxis<Op extends WindowOp, Value> = Value extends readonly unknown[]
  ? AxisWords<Op>['length'] extends Value['length']
    ? true
    : false
  : true;
/** The entry for each axis, of a value for all or a list of them; what may be either is not known. */
type Spread<Words extends readonly string[], Value> = [Value] extends [Dim]
  ? Filled<Words, Value>
  : [Value] extends [readonly unknown[]]
    ? number extends Value['length']
      ? Filled<Words, number>
      : Value
    : Filled<Words, number>;
type Filled<Words extends readonly string[], Value> = { [I in keyof Words]: Value };

type CheckCounts<What extends string, List extends Shape, Least extends 0 | 1> =
  FirstNoCount<List, Least> extends Ok<infer N> ? `${What} ${ShowDim<N>} is not a whole number of ${Least} or more` : Ok<List>;
type FirstNoCount<List extends Shape, Least extends 0 | 1> = List extends readonly [infer N, ...infer Rest extends Shape]
  ? IsCount<N, Least> extends true
    ? FirstNoCount<Rest, Least>
    : Ok<N>
  : false;

/**
 * Whether N is a whole number of 1 or more, or of 0 or more; true for what is unknown.
 *
 * @example IsCount<0, 1> // false
 */
export type IsCount<N, Least extends 0 | 1> = [N, Least] extends [0, 1] ? false : IsWhole<N>;

/**
 * The padding of each spatial axis: `'same'` or a pair.
 *
 * @example Paddings<'conv2d', [1, [2, 0]]> // Ok<[[1, 1], [2, 0]]>
 * @example Paddings<'conv2d', 'sam'>       // "conv2d: padding 'sam' is not 'same' or 'valid'"
 */
export type Paddings<Op extends WindowOp, P extends Padding> = [P] extends ['same']
  ? Ok<Filled<AxisWords<Op>, 'same'>>
  : [P] extends ['valid']
    ? Ok<Filled<AxisWords<Op>, [0, 0]>>
    : [P] extends [string]
      ? PaddingWord<Op, P>
      : HasEntryPerAxis<Op, P> extends false
        ? `${Op}: padding must be 'same', 'valid', a number or ${Show<AxisWords<Op>>}, got ${ShowPadding<P>}${PairRemedy<Op, P>}`
        : CheckPairs<Op, Spread<AxisWords<Op>, P>>;

/** A word that is not known before the program runs may be the right one. */
type PaddingWord<Op extends WindowOp, P extends string> = string extends P
  ? Ok<Filled<AxisWords<Op>, [number, number]>>
  : [Exclude<P, 'same' | 'valid'>] extends [never]
    ? Ok<Filled<AxisWords<Op>, [number, number]>>
    : `${Op}: padding '${Exclude<P, 'same' | 'valid'>}' is not 'same' or 'valid'`;

type ShowPadding<P> = Show<{ [I in keyof P]: P[I] extends readonly unknown[] ? Show<P[I]> : P[I] }>;
type PairRemedy<Op extends WindowOp, P> = [Op, P] extends [`${string}1d`, readonly [number, number]] ? `; did you mean [${Show<P>}]?` : '';

type CheckPairs<Op extends WindowOp, Entries, Done extends readonly unknown[] = []> = Entries extends readonly [infer E, ...infer Rest]
  ? PairOf<E> extends infer Pair
    ? Pair extends Ok<infer Both>
      ? CheckPairs<Op, Rest, [...Done, Both]>
      : `${Op}: padding ${ShowEntry<E>} is not ${E extends number ? 'a whole number' : 'two whole numbers'} of 0 or more`
    : never
  : Ok<Done>;
type PairOf<E> = [E] extends [number]
  ? IsWhole<SizeOf<E>> extends true
    ? Ok<[SizeOf<E>, SizeOf<E>]>
    : false
  : [E] extends [readonly [infer Before, infer After]]
    ? false extends IsWhole<SizeOf<Before>> | IsWhole<SizeOf<After>>
      ? false
      : Ok<[SizeOf<Before>, SizeOf<After>]>
    : E extends readonly unknown[]
      ? 2 extends E['length']
        ? Ok<[number, number]>
        : false
      : Ok<[number, number]>;
type ShowEntry<E> = E extends number ? ShowDim<E> : Show<E>;

/**
 * `Arg` of one argument among several: the sentence, when it begins with these words after the op's name.
 *
 * @example ArgAt<'conv2d: stride 0 is not …', 'stride', 0> // 'conv2d: stride 0 is not …'
 * @example ArgAt<'conv2d: stride 0 is not …', 'groups', 1> // 1
 */
export type ArgAt<R, Start extends string, T> = R extends Rule ? ProvenAt<R, Start, T> : R extends SentenceAt<Start> ? R : T;
type ProvenAt<R extends Rule, Start extends string, T> = R['answer'] extends SentenceAt<Start> ? R['answer'] : T;
type SentenceAt<Start extends string> = `${string}: ${Start} ${string}`;

/**
 * `Arg` of the argument that all other sentences belong to.
 *
 * @example ArgElse<'conv2d: stride 0 is not …', 'stride' | 'groups', Tensor<[2]>> // Tensor<[2]>
 */
export type ArgElse<R, Starts extends string, T> = R extends Rule
  ? ProvenElse<R, Starts, T>
  : R extends SentenceAt<Starts>
    ? T
    : R extends string
      ? R
      : T;
type ProvenElse<R extends Rule, Starts extends string, T> = R['answer'] extends Ok<unknown> | SentenceAt<Starts>
  ? T
  : Extract<R['answer'], string>;
