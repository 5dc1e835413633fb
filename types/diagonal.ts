import type { LessThan } from './arithmetic.ts';
import type { AxisOf, AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Dim, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { DropAxes } from './reduce.ts';

/**
 * Shape of the entries of S with equal indices on two axes of one size: the earlier axis remains, the later one goes.
 *
 * @example Diagonal<[3, 4, 3], 0, 2> // Ok<[3, 4]>
 * @example Diagonal<[2, 3], 0, 1>    // 'diagonal: axes 0 and 1 of [2, 3] differ (2 ≠ 3)'
 */
export type Diagonal<S extends Shape, Axis1 extends number, Axis2 extends number> = number extends S['length'] | Axis1 | Axis2
  ? Ok<Shape>
  : ResolveAxis<S, Axis1> extends infer First extends number
    ? ResolveAxis<S, Axis2> extends infer Second extends number
      ? First extends Second
        ? `diagonal: axis ${First} is given twice in ${Show<[Axis1, Axis2]>}`
        : LessThan<Second, First> extends true
          ? DiagonalAt<S, Second, First>
          : DiagonalAt<S, First, Second>
      : AxisSentence<'diagonal', S, Axis2>
    : AxisSentence<'diagonal', S, Axis1>;

type DiagonalAt<S extends Shape, First extends number, Second extends number> =
  Unify<S[First], S[Second]> extends Ok<infer D extends Dim>
    ? DropAxes<SetAxis<S, First, D>, Second, false> extends infer Left extends Shape
      ? Ok<Left>
      : never
    : `diagonal: axes ${First} and ${Second} of ${Show<S>} differ (${ShowDim<S[First]>} ≠ ${ShowDim<S[Second]>})`;

/**
 * `Diagonal` as a question.
 *
 * @example Out<DiagonalRule<…>> // as of `Diagonal`
 */
export interface DiagonalRule<S extends Shape, Axis1 extends number, Axis2 extends number> extends Rule {
  readonly answer: Diagonal<S, AxisOf<Axis1>, AxisOf<Axis2>>;
}
