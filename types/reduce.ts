import type { AxisOf, ResolveAxes } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape } from './dim.ts';

/**
 * Shape of a reduction over `Axes`: one axis, a list, or all when `undefined`; negative ones count from the end. `Keep` leaves axes of size 1.
 *
 * @example Reduce<'sum', [32, 3, 28], -1, false>    // Ok<[32, 3]>
 * @example Reduce<'sum', [2, 3], undefined, true>   // Ok<[1, 1]>
 * @example Reduce<'sum', [2, 3], 2, false>          // 'sum: axis 2 is out of range for [2, 3]'
 */
export type Reduce<
  Op extends string,
  S extends Shape,
  Axes extends number | readonly number[] | undefined,
  Keep extends boolean,
> = Axes extends undefined
  ? ReduceAll<S, Keep>
  : Axes extends -1
    ? ReduceLast<Op, S, Keep>
    : Axes extends number
      ? ReduceList<Op, S, [Axes], Keep>
      : Axes extends readonly number[]
        ? ReduceList<Op, S, Axes, Keep>
        : never;

type ReduceAll<S extends Shape, Keep extends boolean> = boolean extends Keep
  ? Ok<Shape>
  : Keep extends false
    ? Ok<[]>
    : number extends S['length']
      ? Ok<Shape>
      : Ok<Ones<S>>;
type Ones<S extends Shape, Done extends 1[] = []> = S extends readonly [Dim, ...infer Rest extends Shape] ? Ones<Rest, [...Done, 1]> : Done;

// The last axis is taken off by structure, so that it also resolves for a generic [...S, I].
type ReduceLast<Op extends string, S extends Shape, Keep extends boolean> =
  Box<S> extends Box<readonly [...infer Z extends Shape, unknown]>
    ? boolean extends Keep
      ? Ok<Shape>
      : Ok<Keep extends true ? [...Z, 1] : Z>
    : ReduceList<Op, S, [-1], Keep>;

type ReduceList<Op extends string, S extends Shape, Axes extends readonly number[], Keep extends boolean> = number extends
  S['length'] | Axes['length'] | Axes[number]
  ? Ok<Shape>
  : ResolveAxes<Op, S, Axes> extends infer R
    ? R extends Ok<infer Found>
      ? boolean extends Keep
        ? Ok<Shape>
        : DropAxes<S, Found, Keep> extends infer Left extends Shape
          ? Ok<Left>
          : never
      : R
    : never;

/**
 * S without the axes at `Positions` (a union), or with size 1 there.
 *
 * @example DropAxes<[2, 3, 4], 0 | 2, false> // [3]
 * @example DropAxes<[2, 3, 4], 0 | 2, true>  // [1, 3, 1]
 */
export type DropAxes<
  S extends Shape,
  Positions,
  Keep extends boolean,
  Seen extends readonly unknown[] = [],
  Done extends Shape = [],
> = S extends readonly [infer D extends Dim, ...infer Rest extends Shape]
  ? DropAxes<
      Rest,
      Positions,
      Keep,
      [...Seen, 0],
      Seen['length'] extends Positions ? (Keep extends true ? [...Done, 1] : Done) : [...Done, D]
    >
  : Done;

/**
 * `Reduce` as a question.
 *
 * @example Out<ReduceRule<…>> // as of `Reduce`
 */
export interface ReduceRule<
  Op extends string,
  S extends Shape,
  Axes extends number | readonly number[] | undefined,
  Keep extends boolean,
> extends Rule {
  readonly answer: Reduce<Op, S, AxisOf<Axes>, Keep>;
}
