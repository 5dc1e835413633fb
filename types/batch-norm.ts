import type { DivideWithRemainder, IsWhole } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * The number of channels of an input `[B, C, ...spatial]`.
 *
 * @example Channels<'batchNorm', [8, 3, 28, 28]> // Ok<3>
 * @example Channels<'batchNorm', [8]>            // 'batchNorm: the input must be [B, C, ...spatial], got [8]'
 */
export type Channels<Op extends string, X extends Shape> =
  Box<X> extends Box<readonly [infer _B, infer C extends Dim, ...infer _Spatial extends Shape]>
    ? Ok<C>
    : X extends readonly [] | readonly [unknown]
      ? `${Op}: the input must be [B, C, ...spatial], got ${Show<X>}`
      : Ok<number>;

/**
 * Shape of a normalization with one parameter for each channel (`batchNorm`, `instanceNorm`): as the input.
 *
 * @example BatchNorm<'batchNorm', ['batch', 3, 28, 28], [3]> // Ok<['batch', 3, 28, 28]>
 * @example BatchNorm<'batchNorm', [8, 3], [4]>               // 'batchNorm: the input [8, 3] has 3 channels but the parameter [4] has 4'
 */
export type BatchNorm<Op extends string, X extends Shape, P extends Shape> =
  Channels<Op, X> extends infer R
    ? R extends Ok<infer C>
      ? Box<P> extends Box<readonly [infer D]>
        ? Unify<C, D> extends Ok<unknown>
          ? Ok<X>
          : `${Op}: the input ${Show<X>} has ${ShowDim<C>} channels but the parameter ${Show<P>} has ${ShowDim<D>}`
        : P extends readonly [] | readonly [unknown, unknown, ...unknown[]]
          ? `${Op}: the parameter must be [C], got ${Show<P>}`
          : Ok<X>
      : R
    : never;

/**
 * The number of channels in each of so many equal groups.
 *
 * @example ChannelGroups<'groupNorm', [8, 6, 28], 3> // Ok<2>
 * @example ChannelGroups<'groupNorm', [8, 6, 28], 4> // 'groupNorm: the 6 channels of [8, 6, 28] do not divide into 4 groups'
 */
export type ChannelGroups<Op extends string, X extends Shape, Groups extends number> =
  Channels<Op, X> extends infer R
    ? R extends Ok<infer C>
      ? IsPositive<Groups> extends true
        ? DivideWithRemainder<C, Groups> extends [infer Each, infer Remainder]
          ? Unify<Remainder, 0> extends Ok<unknown>
            ? Ok<Each>
            : `${Op}: the ${ShowDim<C>} channels of ${Show<X>} do not divide into ${Groups} groups`
          : never
        : `${Op}: the number of groups must be a whole number of 1 or more, got ${Groups}`
      : R
    : never;

type IsPositive<N> = N extends 0 ? false : IsWhole<N>;

/**
 * Shape of a normalization over groups of channels: as the input.
 *
 * @example GroupNorm<[8, 6, 28], 3, [6]> // Ok<[8, 6, 28]>
 */
export type GroupNorm<X extends Shape, Groups extends number, P extends Shape> =
  ChannelGroups<'groupNorm', X, Groups> extends infer R ? (R extends string ? R : BatchNorm<'groupNorm', X, P>) : never;

/**
 * `BatchNorm` as a question.
 *
 * @example Out<BatchNormRule<…>> // as of `BatchNorm`
 */
export interface BatchNormRule<Op extends string, X extends Shape, P extends Shape> extends Rule {
  readonly answer: BatchNorm<Op, X, P>;
}

/**
 * `ChannelGroups` as a question.
 *
 * @example Out<ChannelGroupsRule<…>> // as of `ChannelGroups`
 */
export interface ChannelGroupsRule<Op extends string, X extends Shape, Groups extends number> extends Rule {
  readonly answer: ChannelGroups<Op, X, Groups>;
}

/**
 * `Channels` as a question.
 *
 * @example Out<ChannelsRule<…>> // as of `Channels`
 */
export interface ChannelsRule<Op extends string, X extends Shape> extends Rule {
  readonly answer: Channels<Op, X>;
}

/**
 * `GroupNorm` as a question.
 *
 * @example Out<GroupNormRule<…>> // as of `GroupNorm`
 */
export interface GroupNormRule<X extends Shape, Groups extends number, P extends Shape> extends Rule {
  readonly answer: GroupNorm<X, Groups, P>;
}
