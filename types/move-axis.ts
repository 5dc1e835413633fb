import type { ResolveAxes, ResolveAxis } from './axis.ts';
import type { Box, Dim, Ok, Shape, Show } from './dim.ts';
import type { DropAxes } from './reduce.ts';

/**
 * S with some axes at other places, the others in their order: axis From[i] of S is axis To[i] of the result (numpy's rule).
 *
 * @example MoveAxis<[32, 3, 28, 28], 1, -1>    // Ok<[32, 28, 28, 3]>
 * @example MoveAxis<[2, 3, 4], [0, 1], [2, 0]> // Ok<[3, 4, 2]>
 * @example MoveAxis<[2, 3], [0, 1], 0>         // 'moveAxis: from [0, 1] names 2 axes but to [0] names 1'
 */
export type MoveAxis<S extends Shape, From extends number | readonly number[], To extends number | readonly number[]> = [From, To] extends [
  -1,
  0,
]
  ? MoveLastToFront<S>
  : [From, To] extends [0, -1]
    ? MoveFirstToBack<S>
    : MoveList<S, ListOf<From>, ListOf<To>>;

type ListOf<Axes extends number | readonly number[]> = Axes extends number ? [Axes] : Axes extends readonly number[] ? Axes : never;

// Channels to the front and to the back, by structure, so that it also resolves for generic shapes.
type MoveLastToFront<S extends Shape> =
  Box<S> extends Box<readonly [...infer Z extends Shape, infer D extends Dim]> ? Ok<[D, ...Z]> : MoveList<S, [-1], [0]>;
type MoveFirstToBack<S extends Shape> =
  Box<S> extends Box<readonly [infer D extends Dim, ...infer Z extends Shape]> ? Ok<[...Z, D]> : MoveList<S, [0], [-1]>;

type MoveList<S extends Shape, From extends readonly number[], To extends readonly number[]> = number extends
  S['length'] | From['length'] | To['length'] | From[number] | To[number]
  ? Ok<Shape>
  : From['length'] extends To['length']
    ? ResolveAxes<'moveAxis', S, From> extends infer Sources
      ? Sources extends Ok<infer Source>
        ? ResolveAxes<'moveAxis', S, To> extends infer Places
          ? Places extends Ok<infer Place>
            ? PutAxes<S, Resolved<S, From>, Resolved<S, To>, Place, DropAxes<S, Source, false>> extends infer R extends Shape
              ? Ok<R>
              : never
            : Places
          : never
        : Sources
      : never
    : `moveAxis: from ${Show<From>} names ${From['length']} axes but to ${Show<To>} names ${To['length']}`;

type Resolved<S extends Shape, Axes extends readonly number[]> = { [I in keyof Axes]: ResolveAxis<S, Axes[I]> };

// Axis by axis of the result: an axis that moves there, or the next of the others.
type PutAxes<
  S extends Shape,
  From extends readonly unknown[],
  To extends readonly unknown[],
  Places,
  Others extends Shape,
  Done extends Shape = [],
> = Done['length'] extends S['length']
  ? Done
  : Done['length'] extends Places
    ? PutAxes<S, From, To, Places, Others, [...Done, S[SourceOf<From, To, Done['length']>]]>
    : Others extends readonly [infer D extends Dim, ...infer Rest extends Shape]
      ? PutAxes<S, From, To, Places, Rest, [...Done, D]>
      : never;

/** The axis of From that goes to a place of To. */
type SourceOf<From extends readonly unknown[], To extends readonly unknown[], Place> = To extends readonly [Place, ...unknown[]]
  ? From[0] & number
  : [From, To] extends [readonly [unknown, ...infer RestFrom], readonly [unknown, ...infer RestTo]]
    ? SourceOf<RestFrom, RestTo, Place>
    : never;
