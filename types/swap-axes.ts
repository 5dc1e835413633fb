import type { AxisSentence, ResolveAxis, SetAxis } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape } from './dim.ts';

/**
 * S with two axes exchanged.
 *
 * @example SwapAxes<['batch', 2, 3], -1, -2> // Ok<['batch', 3, 2]>
 * @example SwapAxes<[2, 3], 0, 2>            // 'swapAxes: axis 2 is out of range for [2, 3]'
 */
export type SwapAxes<S extends Shape, A extends number, B extends number> = [A, B] extends [-1, -2] | [-2, -1]
  ? SwapLast<S, A, B>
  : SwapAt<S, A, B>;

// The last two axes are taken off by structure, so that it also resolves for a generic [...S, M, N].
type SwapLast<S extends Shape, A extends number, B extends number> =
  Box<S> extends Box<readonly [...infer Z extends Shape, infer M extends Dim, infer N extends Dim]> ? Ok<[...Z, N, M]> : SwapAt<S, A, B>;

type SwapAt<S extends Shape, A extends number, B extends number> = number extends S['length'] | A | B
  ? Ok<Shape>
  : ResolveAxis<S, A> extends infer First extends number
    ? ResolveAxis<S, B> extends infer Second extends number
      ? SetAxis<SetAxis<S, First, S[Second]>, Second, S[First]> extends infer R extends Shape
        ? Ok<R>
        : never
      : AxisSentence<'swapAxes', S, B>
    : AxisSentence<'swapAxes', S, A>;

/**
 * `SwapAxes` as a question.
 *
 * @example Out<SwapAxesRule<…>> // as of `SwapAxes`
 */
export interface SwapAxesRule<S extends Shape, A extends number, B extends number> extends Rule {
  readonly answer: SwapAxes<S, A, B>;
}
