import type { Subtract } from './arithmetic.ts';
import type { AxisOf, AxisSentence } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape } from './dim.ts';
import type { InsertAxis } from './expand-dims.ts';

/**
 * What a function sees of a tensor when it is mapped over an axis: the number of examples, and the shape of one.
 *
 * @example Unmap<'vmap', ['batch', 784], 0> // Ok<['batch', [784]]>
 * @example Unmap<'vmap', [2, 3], 2>         // 'vmap: axis 2 is out of range for [2, 3]'
 */
export type Unmap<Op extends string, S extends Shape, Axis extends number> = number extends Axis
  ? Ok<[number, Shape]>
  : Axis extends -1
    ? UnmapLast<Op, S>
    : `${Axis}` extends `-${infer FromEnd extends number}`
      ? number extends S['length']
        ? Ok<[number, Shape]>
        : Subtract<S['length'], FromEnd> extends infer Position extends number
          ? number extends Position // the axis is a fraction
            ? AxisSentence<Op, S, Axis>
            : UnmapAt<Op, S, Position, Axis, S>
          : AxisSentence<Op, S, Axis>
      : UnmapAt<Op, S, Axis, Axis, S>;

type UnmapLast<Op extends string, S extends Shape> =
  Box<S> extends Box<readonly [...infer Rest extends Shape, infer N extends Dim]>
    ? Ok<[N, Rest]>
    : S extends readonly []
      ? AxisSentence<Op, S, -1>
      : Ok<[number, Shape]>;

// From the first axis on, so that axis 0 is found in a generic [B, ...S] too.
type UnmapAt<Op extends string, S extends Shape, Position extends number, Axis extends number, All extends Shape, Done extends Shape = []> =
  Box<S> extends Box<readonly [infer N extends Dim, ...infer Rest extends Shape]>
    ? Done['length'] extends Position
      ? Ok<[N, Done extends readonly [] ? Rest : [...Done, ...Rest]]>
      : UnmapAt<Op, Rest, Position, Axis, All, [...Done, N]>
    : S extends readonly []
      ? AxisSentence<Op, All, Axis>
      : Ok<[number, Shape]>;

/**
 * Shape of the results of a mapped function: N of shape S, along axis `Axis` of all of them.
 *
 * @example Remap<'vmap', [10], 'batch', 0> // Ok<['batch', 10]>
 * @example Remap<'vmap', [10], 32, -1>     // Ok<[10, 32]>
 */
export type Remap<Op extends string, S extends Shape, N extends Dim, Axis extends number> = InsertAxis<Op, S, Axis, N>;

/**
 * What says of each leaf of a tree along which axis it is mapped: an axis for all that is below it, `null` for what is passed whole, or a tree again.
 *
 * @example { x: 0, weights: null }
 */
export type AxisTree = number | null | readonly AxisTree[] | { readonly [name: string]: AxisTree };

/**
 * The axes of one branch.
 *
 * @example AxesAt<{ x: 0; weights: null }, 'x'> // 0
 * @example AxesAt<0, 'x'>                       // 0
 */
export type AxesAt<Axes, Key> = Axes extends number | null ? Axes : Key extends keyof Axes ? Axes[Key] : undefined;

/**
 * `Remap` as a question.
 *
 * @example Out<RemapRule<…>> // as of `Remap`
 */
export interface RemapRule<Op extends string, S extends Shape, N extends Dim, Axis extends number> extends Rule {
  readonly answer: Remap<Op, S, N, AxisOf<Axis>>;
}
