import type { AxisOf, ResolveAxes } from './axis.ts';
import type { Box, Ok, Rule, Shape, Show, ShowDim } from './dim.ts';

/**
 * S, with the entries moved on by `Shifts` along `Axes`, those that leave at one end coming in at the other: a whole number for an axis, or as many
 * as there are axes.
 *
 * @example Roll<[2, 3], -1, 0>       // Ok<[2, 3]>
 * @example Roll<[2, 3], [1, 2], [0]> // 'roll: shifts [1, 2] are 2 but axes [0] are 1'
 */
export type Roll<S extends Shape, Shifts extends number | readonly number[], Axes extends number | readonly number[]> = Axes extends -1
  ? RollLast<S, ListOf<Shifts>>
  : RollList<S, ListOf<Shifts>, ListOf<Axes>>;

type ListOf<L extends number | readonly number[]> = L extends number ? [L] : L extends readonly number[] ? L : never;

// The last axis is seen by structure, so that it also resolves for a generic [...S, D].
type RollLast<S extends Shape, Shifts extends readonly number[]> =
  Box<S> extends Box<readonly [...infer _Z extends Shape, unknown]> ? CheckShifts<S, Shifts, [-1]> : RollList<S, Shifts, [-1]>;

type RollList<S extends Shape, Shifts extends readonly number[], Axes extends readonly number[]> =
  CheckShifts<S, Shifts, Axes> extends infer R
    ? R extends string
      ? R
      : number extends S['length'] | Axes['length'] | Axes[number]
        ? Ok<S>
        : ResolveAxes<'roll', S, Axes> extends infer Found
          ? Found extends string
            ? Found
            : Ok<S>
          : never
    : never;

type CheckShifts<S extends Shape, Shifts extends readonly number[], Axes extends readonly number[]> = number extends
  Shifts['length'] | Axes['length']
  ? Ok<S>
  : Shifts['length'] extends Axes['length']
    ? FirstFraction<Shifts> extends infer Fraction
      ? Fraction extends number
        ? `roll: shift ${ShowDim<Fraction>} is not a whole number`
        : Ok<S>
      : never
    : `roll: shifts ${Show<Shifts>} are ${Shifts['length']} but axes ${Show<Axes>} are ${Axes['length']}`;

/** The first shift that is not a whole number, `false` when there is none. */
type FirstFraction<Shifts extends readonly number[]> = Shifts extends readonly [
  infer Shift extends number,
  ...infer Rest extends readonly number[],
]
  ? number extends Shift
    ? FirstFraction<Rest>
    : `${Shift}` extends `${bigint}`
      ? FirstFraction<Rest>
      : Shift
  : false;

/**
 * `Roll` as a question.
 *
 * @example Out<RollRule<…>> // as of `Roll`
 */
export interface RollRule<
  S extends Shape,
  Shifts extends number | readonly number[],
  Axes extends number | readonly number[],
> extends Rule {
  readonly answer: Roll<S, Shifts, AxisOf<Axes>>;
}
