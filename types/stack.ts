import type { AxisOf } from './axis.ts';
import type { Ok, Rule, Shape } from './dim.ts';
import type { InsertAxis } from './expand-dims.ts';
import type { SameShape } from './same-shape.ts';

/**
 * Shape of tensors of one shape laid side by side along a new axis.
 *
 * @example Stack<[[2, 3], [2, 3], [2, 3]], 0> // Ok<[3, 2, 3]>
 * @example Stack<[[2, 3], [2, 4]], 0>         // 'stack: shapes differ: [2, 3] vs [2, 4]'
 */
export type Stack<Shapes extends readonly Shape[], Axis extends number> = Shapes extends readonly []
  ? 'stack: at least one tensor is needed'
  : number extends Shapes['length']
    ? InsertAxis<'stack', Shapes[number], Axis, number>
    : CommonShape<Shapes> extends infer R
      ? R extends Ok<infer S extends Shape>
        ? InsertAxis<'stack', S, Axis, Shapes['length']>
        : R
      : never;

type CommonShape<Shapes> = Shapes extends readonly [infer A extends Shape, infer B extends Shape, ...infer Rest]
  ? SameShape<'stack', A, B> extends infer R
    ? R extends Ok<infer S>
      ? CommonShape<[S, ...Rest]>
      : R
    : never
  : Shapes extends readonly [infer A]
    ? Ok<A>
    : never;

/**
 * `Stack` as a question.
 *
 * @example Out<StackRule<…>> // as of `Stack`
 */
export interface StackRule<Shapes extends readonly Shape[], Axis extends number> extends Rule {
  readonly answer: Stack<Shapes, AxisOf<Axis>>;
}
