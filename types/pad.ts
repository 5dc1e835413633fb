import type { Add, IsWhole } from './arithmetic.ts';
import type { Dim, Ok, Rule, Shape, Show } from './dim.ts';

/**
 * Shape of S with entries added around it: one pair [before, after] for each axis.
 *
 * @example Pad<[2, 3], [[1, 1], [0, 2]]> // Ok<[4, 5]>
 * @example Pad<[2, 3], [[1, 1]]>         // 'pad: 1 pairs for the 2 axes of [2, 3]'
 */
export type Pad<S extends Shape, Pads extends readonly (readonly [number, number])[]> = number extends S['length'] | Pads['length']
  ? Ok<Shape>
  : S['length'] extends Pads['length']
    ? PadAxes<S, Pads>
    : `pad: ${Pads['length']} pairs for the ${S['length']} axes of ${Show<S>}`;

type PadAxes<S extends Shape, Pads extends readonly unknown[], Done extends Shape = []> = [S, Pads] extends readonly [
  readonly [infer D extends Dim, ...infer Rest extends Shape],
  readonly [infer Pair extends readonly [number, number], ...infer RestPads],
]
  ? false extends IsWhole<Pair[0]> | IsWhole<Pair[1]>
    ? `pad: pair ${Show<Pair>} of axis ${Done['length']} is not two whole numbers of 0 or more`
    : PadAxes<Rest, RestPads, [...Done, Padded<D, Pair>]>
  : Ok<Done>;

// A pair of nothing leaves a generic size as it is.
type Padded<D extends Dim, Pair extends readonly [number, number]> = Pair extends readonly [0, 0] ? D : Add<Add<D, Pair[0]>, Pair[1]> & Dim;

/**
 * `Pad` as a question.
 *
 * @example Out<PadRule<…>> // as of `Pad`
 */
export interface PadRule<S extends Shape, Pads extends readonly (readonly [number, number])[]> extends Rule {
  readonly answer: Pad<S, Pads>;
}
