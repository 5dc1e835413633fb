import type { Subtract } from './arithmetic.ts';
import type { Dim, Ok, Shape, Show } from './dim.ts';

/**
 * Position of axis A in S, counted from the end when A is negative; `false` when there is no such axis.
 *
 * @example ResolveAxis<[2, 3], -1> // 1
 * @example ResolveAxis<[2, 3], 2>  // false, and so -0.5
 */
export type ResolveAxis<S extends readonly unknown[], A extends number> = `${A}` extends `-${infer FromEnd extends number}`
  ? `${A}` extends `${bigint}`
    ? Subtract<S['length'], FromEnd>
    : false
  : `${A}` extends keyof S
    ? A
    : false;

/**
 * An axis that is given as one of several is known when the program runs.
 *
 * @example AxisOf<-1>    // -1
 * @example AxisOf<0 | 1> // number
 */
export type AxisOf<A, All = A> = A extends unknown ? ([All] extends [A] ? A : number) : never;

/**
 * What a rule says of an axis that S does not have.
 *
 * @example AxisSentence<'sum', [2, 3], 2> // 'sum: axis 2 is out of range for [2, 3]'
 */
export type AxisSentence<Op extends string, S, A extends number> = `${Op}: axis ${A} is out of range for ${Show<S>}`;

/**
 * Positions of several axes of S, as a union in `Ok`.
 *
 * @example ResolveAxes<'sum', [2, 3, 4], [0, -1]> // Ok<0 | 2>
 * @example ResolveAxes<'sum', [2, 3], [1, -1]>    // 'sum: axis 1 is given twice in [1, -1]'
 */
export type ResolveAxes<
  Op extends string,
  S extends Shape,
  Axes extends readonly number[],
  All extends readonly number[] = Axes,
  Found extends number = never,
> = Axes extends readonly [infer A extends number, ...infer Rest extends readonly number[]]
  ? ResolveAxis<S, A> extends infer Position extends number
    ? Position extends Found
      ? `${Op}: axis ${Position} is given twice in ${Show<All>}`
      : ResolveAxes<Op, S, Rest, All, Found | Position>
    : AxisSentence<Op, S, A>
  : Ok<Found>;

/**
 * S with the size of one axis replaced.
 *
 * @example SetAxis<[2, 3, 4], 1, 9> // [2, 9, 4]
 */
export type SetAxis<S extends Shape, Position, D, Done extends Shape = []> = S extends readonly [
  infer H extends Dim,
  ...infer Rest extends Shape,
]
  ? Done['length'] extends Position
    ? [...Done, D & Dim, ...Rest]
    : SetAxis<Rest, Position, D, [...Done, H]>
  : Done;
