import type { Add } from './arithmetic.ts';
import type { AxisOf, AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { InsertAxis } from './expand-dims.ts';
import type { Stack } from './stack.ts';

/**
 * Shape of tensors joined along an axis: the sizes there add up, all others agree.
 *
 * @example Concat<[[2, 3], [2, 5]], 1> // Ok<[2, 8]>
 * @example Concat<[[2, 3], [3, 4]], 1> // 'concat: [2, 3] and [3, 4] along axis 1 (axis 0: 2 ≠ 3)'
 * @example Concat<[[2, 3], [3]], 0>    // 'concat: [2, 3] and [3] along axis 0 (ranks differ); expandDims makes [3] a [1, 3]'
 * @example Concat<[[3], [3]], 1>       // 'concat: axis 1 is out of range for [3]; stack makes a new axis'
 */
export type Concat<Shapes extends readonly Shape[], Axis extends number> = Shapes extends readonly []
  ? 'concat: at least one tensor is needed'
  : number extends Shapes['length']
    ? ConcatMany<Shapes[number], Axis>
    : Shapes extends readonly [infer First extends Shape, ...infer Rest extends readonly Shape[]]
      ? number extends First['length'] | Axis
        ? Ok<Shape>
        : ResolveAxis<First, Axis> extends infer Position extends number
          ? ConcatNext<First, Rest, Position, Axis, First>
          : `${AxisSentence<'concat', First, Axis>}${Stack<Shapes, Axis> extends Ok<unknown> ? '; stack makes a new axis' : ''}`
      : never;

/** A list of unknown length, all of one shape. */
type ConcatMany<S extends Shape, Axis extends number> = number extends S['length'] | Axis
  ? Ok<Shape>
  : ResolveAxis<S, Axis> extends infer Position extends number
    ? Ok<SetAxis<S, Position, number>>
    : AxisSentence<'concat', S, Axis>;

type ConcatNext<
  First extends Shape,
  Others extends readonly Shape[],
  Position extends number,
  Axis extends number,
  Done extends Shape,
> = Others extends readonly [infer Next extends Shape, ...infer Rest extends readonly Shape[]]
  ? number extends Next['length']
    ? Ok<Shape>
    : JoinAxes<Done, Next, Position> extends infer R
      ? R extends Ok<infer Joined extends Shape>
        ? ConcatNext<First, Rest, Position, Axis, Joined>
        : `concat: ${Show<First>} and ${Show<Next>} along axis ${Axis} (${Why<R>})${Raise<Done, Next, Position, Axis>}`
      : never
  : Ok<Done>;

type Why<R> = R extends string ? R : 'ranks differ';

/** Done with B added along an axis, which other axis differs, or `false` when the ranks do. */
type JoinAxes<A extends Shape, B extends Shape, Position extends number> = A['length'] extends B['length']
  ? JoinEach<A, B, Position>
  : false;
type JoinEach<A extends Shape, B extends Shape, Position extends number, Done extends Shape = []> = [A, B] extends readonly [
  readonly [infer a extends Dim, ...infer RestA extends Shape],
  readonly [infer b extends Dim, ...infer RestB extends Shape],
]
  ? JoinDims<a, b, Done['length'], Position> extends infer R
    ? R extends Ok<infer d extends Dim>
      ? JoinEach<RestA, RestB, Position, [...Done, d]>
      : R
    : never
  : Ok<Done>;

/** What to do when B only lacks the axis along which it is joined. */
type Raise<A extends Shape, B extends Shape, Position extends number, Axis extends number> =
  InsertAxis<'concat', B, Axis, 1> extends Ok<infer Raised extends Shape>
    ? JoinAxes<A, Raised, Position> extends Ok<unknown>
      ? `; expandDims makes ${Show<B>} a ${Show<Raised>}`
      : ''
    : '';

type JoinDims<A, B, Here extends number, Position extends number> = Here extends Position
  ? Ok<Add<A, B>>
  : Unify<A, B> extends Ok<infer D>
    ? Ok<D>
    : `axis ${Here}: ${ShowDim<A>} ≠ ${ShowDim<B>}`;

/**
 * `Concat` as a question.
 *
 * @example Out<ConcatRule<…>> // as of `Concat`
 */
export interface ConcatRule<Shapes extends readonly Shape[], Axis extends number> extends Rule {
  readonly answer: Concat<Shapes, AxisOf<Axis>>;
}
