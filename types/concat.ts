import type { Add } from './arithmetic.ts';
import type { AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Dim, Ok, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of tensors joined along an axis: the sizes there add up, all others agree.
 *
 * @example Concat<[[2, 3], [2, 5]], 1> // Ok<[2, 8]>
 * @example Concat<[[2, 3], [3, 4]], 1> // 'concat: [2, 3] and [3, 4] along axis 1 (axis 0: 2 ≠ 3)'
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
          : AxisSentence<'concat', First, Axis>
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
        : `concat: ${Show<First>} and ${Show<Next>} along axis ${Axis} (${R & string})`
      : never
  : Ok<Done>;

type JoinAxes<A extends Shape, B extends Shape, Position extends number, Done extends Shape = []> = A extends readonly [
  infer a extends Dim,
  ...infer RestA extends Shape,
]
  ? B extends readonly [infer b extends Dim, ...infer RestB extends Shape]
    ? JoinDims<a, b, Done['length'], Position> extends infer R
      ? R extends Ok<infer d extends Dim>
        ? JoinAxes<RestA, RestB, Position, [...Done, d]>
        : R
      : never
    : 'ranks differ'
  : B extends readonly []
    ? Ok<Done>
    : 'ranks differ';

type JoinDims<A, B, Here extends number, Position extends number> = Here extends Position
  ? Ok<Add<A, B>>
  : Unify<A, B> extends Ok<infer D>
    ? Ok<D>
    : `axis ${Here}: ${ShowDim<A>} ≠ ${ShowDim<B>}`;
