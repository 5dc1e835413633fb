import type { AxisOf, ResolveAxes } from './axis.ts';
import type { Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { DropAxes } from './reduce.ts';

/**
 * S without the given axes, which must be of size 1; without all axes of size 1 when `undefined` (then a name or an unknown dim, which may be 1 when
 * the program runs, makes the rank unknown).
 *
 * @example Squeeze<[1, 2, 1], undefined> // Ok<[2]>
 * @example Squeeze<[1, 2, 1], -1>        // Ok<[1, 2]>
 * @example Squeeze<[2, 3], 0>            // 'squeeze: axis 0 of [2, 3] is 2, not 1'
 */
export type Squeeze<S extends Shape, Axes extends number | readonly number[] | undefined> = number extends S['length']
  ? Ok<Shape>
  : Axes extends undefined
    ? SqueezeAll<S>
    : Axes extends number
      ? SqueezeList<S, [Axes]>
      : Axes extends readonly number[]
        ? SqueezeList<S, Axes>
        : never;

type SqueezeAll<S extends Shape, Done extends Shape = []> = S extends readonly [infer D, ...infer Rest extends Shape]
  ? D extends 1
    ? SqueezeAll<Rest, Done>
    : IsLiteral<D> extends true
      ? SqueezeAll<Rest, [...Done, D & number]>
      : Ok<Shape>
  : Ok<Done>;
type IsLiteral<D> = D extends number ? (number extends D ? false : true) : false;

type SqueezeList<S extends Shape, Axes extends readonly number[]> = number extends Axes['length'] | Axes[number]
  ? Ok<Shape>
  : ResolveAxes<'squeeze', S, Axes> extends infer R
    ? R extends Ok<infer Found extends number>
      ? FirstNotOne<S, Found> extends infer Why
        ? Why extends string
          ? Why
          : DropAxes<S, Found, false> extends infer Left extends Shape
            ? Ok<Left>
            : never
        : never
      : R
    : never;

type FirstNotOne<
  S extends Shape,
  Positions extends number,
  All extends Shape = S,
  Seen extends readonly unknown[] = [],
> = S extends readonly [infer D, ...infer Rest extends Shape]
  ? Seen['length'] extends Positions
    ? Unify<D, 1> extends false
      ? `squeeze: axis ${Seen['length']} of ${Show<All>} is ${ShowDim<D>}, not 1`
      : FirstNotOne<Rest, Positions, All, [...Seen, 0]>
    : FirstNotOne<Rest, Positions, All, [...Seen, 0]>
  : false;

/**
 * `Squeeze` as a question.
 *
 * @example Out<SqueezeRule<…>> // as of `Squeeze`
 */
export interface SqueezeRule<S extends Shape, Axes extends number | readonly number[] | undefined> extends Rule {
  readonly answer: Squeeze<S, AxisOf<Axes>>;
}
