import type { ResolveAxes, ResolveAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';
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
    ? MoveKeys<{ [I in keyof S]: I & string }, From, To> extends Ok<infer Keys extends readonly string[]>
      ? { [I in keyof Keys]: S[Keys[I] & keyof S] } extends infer R extends Shape
        ? Ok<R>
        : never
      : ResolveAxes<'moveAxis', S, From> extends infer Why
        ? Why extends string
          ? Why
          : ResolveAxes<'moveAxis', S, To>
        : never
    : `moveAxis: from ${Show<From>} names ${From['length']} axes but to ${Show<To>} names ${To['length']}`;

// The keys ['0', '1', …] are moved, not the sizes: so the compiler moves them once for all shapes of a rank.
type MoveKeys<Keys extends readonly string[], From extends readonly number[], To extends readonly number[]> =
  ResolveAxes<'', Keys, From> extends Ok<infer Source>
    ? ResolveAxes<'', Keys, To> extends Ok<infer Place>
      ? PutKeys<Keys, Resolved<Keys, From>, Resolved<Keys, To>, Place, DropAxes<Keys, Source, false>>
      : false
    : false;

type Resolved<Keys extends readonly string[], Axes extends readonly number[]> = { [I in keyof Axes]: ResolveAxis<Keys, Axes[I]> };

// Axis by axis of the result: one that moves there, or the next of the others.
type PutKeys<
  Keys extends readonly string[],
  From extends readonly unknown[],
  To extends readonly unknown[],
  Places,
  Others extends Shape,
  Done extends readonly unknown[] = [],
> = Done['length'] extends Keys['length']
  ? Ok<Done>
  : Done['length'] extends Places
    ? PutKeys<Keys, From, To, Places, Others, [...Done, Keys[SourceOf<From, To, Done['length']>]]>
    : Others extends readonly [infer Key, ...infer Rest extends Shape]
      ? PutKeys<Keys, From, To, Places, Rest, [...Done, Key]>
      : never;

/** The axis of From that goes to a place of To. */
type SourceOf<From extends readonly unknown[], To extends readonly unknown[], Place> = To extends readonly [Place, ...unknown[]]
  ? From[0] & number
  : [From, To] extends [readonly [unknown, ...infer RestFrom], readonly [unknown, ...infer RestTo]]
    ? SourceOf<RestFrom, RestTo, Place>
    : never;

/**
 * `MoveAxis` as a question.
 *
 * @example Out<MoveAxisRule<…>> // as of `MoveAxis`
 */
export interface MoveAxisRule<
  S extends Shape,
  From extends number | readonly number[],
  To extends number | readonly number[],
> extends Rule {
  readonly answer: MoveAxis<S, From, To>;
}
