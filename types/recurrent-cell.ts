import type { Box, Dim, Ok, Rule, Shape, Show } from './dim.ts';
import type { SameShape, UnifyShapes } from './same-shape.ts';

/** The last axis of each operand. I: features of the input; H: numbers of the state. */
interface LastAxis {
  readonly input: 'I';
  readonly 'hidden state': 'H';
}

/**
 * The parts of the input of a recurrent cell, or of its hidden state: [leading axes, features].
 *
 * @example CellOperand<'gruCell', 'input', ['batch', 28]> // Ok<[['batch'], 28]>
 * @example CellOperand<'gruCell', 'input', []>            // 'gruCell: the input must be [..., I], got []'
 */
export type CellOperand<Op extends string, Role extends keyof LastAxis, S extends Shape> =
  Box<S> extends Box<readonly [...infer Leading extends Shape, infer Features extends Dim]>
    ? Ok<[Leading, Features]>
    : S extends readonly []
      ? `${Op}: the ${Role} must be [..., ${LastAxis[Role]}], got []`
      : Ok<[Shape, number]>;

/**
 * Shape of the next state of a recurrent cell: `[...leading, H]`, for an input `[...leading, I]`, a hidden state and perhaps a cell state.
 *
 * @example CellState<'lstmCell', ['batch', 28], ['batch', 64], ['batch', 64]> // Ok<['batch', 64]>
 * @example CellState<'lstmCell', [32, 28], [31, 64]> // 'lstmCell: input [32, 28] and hidden state [31, 64] have different leading axes ([32] ≠ [31])'
 */
export type CellState<Op extends string, X extends Shape, H extends Shape, C extends Shape = H> =
  CellOperand<Op, 'input', X> extends infer R
    ? R extends Ok<readonly [infer Leading extends Shape, infer _I]>
      ? CellOperand<Op, 'hidden state', H> extends infer R
        ? R extends Ok<readonly [infer LeadingH extends Shape, infer Size extends Dim]>
          ? SameShape<Op, Leading, LeadingH> extends Ok<infer Both extends Shape>
            ? SameShape<Op, H, C> extends Ok<unknown>
              ? Ok<[...Both, Size]>
              : `${Op}: hidden state ${Show<H>} and cell state ${Show<C>} differ`
            : `${Op}: input ${Show<X>} and hidden state ${Show<H>} have different leading axes (${Show<Leading>} ≠ ${Show<LeadingH>})`
          : R
        : never
      : R
    : never;

/**
 * Shape of the next state of a recurrent cell, `[...leading, H]`, by its parameters for G gates: weights `[I, G, H]` of the input and `[H, G, H]` of the
 * hidden state, biases `[G, H]`.
 *
 * @example CellParameters<'gruCell', 3, ['batch', 28], ['batch', 64], [28, 3, 64], [64, 3, 64], [3, 64]> // Ok<['batch', 64]>
 * @example CellParameters<'gruCell', 3, [28], [64], [28, 192], [64, 192]>
 * // 'gruCell: the input weights of input [28] and hidden state [64] must be [28, 3, 64], got [28, 192]'
 */
export type CellParameters<
  Op extends string,
  Gates extends number,
  X extends Shape,
  H extends Shape,
  W extends Shape,
  U extends Shape,
  B extends Shape = Shape,
  RecurrentB extends Shape = Shape,
> =
  CellState<Op, X, H> extends infer R
    ? R extends Ok<readonly [...infer _Leading extends Shape, infer Size extends Dim]>
      ? CellOperand<Op, 'input', X> extends Ok<readonly [infer _Leading, infer I extends Dim]>
        ? UnifyShapes<[I, Gates, Size], W> extends Ok<unknown>
          ? UnifyShapes<[Size, Gates, Size], U> extends Ok<unknown>
            ? UnifyShapes<[Gates, Size], B> extends Ok<unknown>
              ? UnifyShapes<[Gates, Size], RecurrentB> extends Ok<unknown>
                ? R
                : ParameterSentence<Op, 'recurrent bias', X, H, [Gates, Size], RecurrentB>
              : ParameterSentence<Op, 'bias', X, H, [Gates, Size], B>
            : ParameterSentence<Op, 'recurrent weights', X, H, [Size, Gates, Size], U>
          : ParameterSentence<Op, 'input weights', X, H, [I, Gates, Size], W>
        : never
      : R
    : never;

type ParameterSentence<
  Op extends string,
  Role extends string,
  X,
  H,
  Expected,
  P,
> = `${Op}: the ${Role} of input ${Show<X>} and hidden state ${Show<H>} must be ${Show<Expected>}, got ${Show<P>}`;

/**
 * `CellOperand` as a question.
 *
 * @example Out<CellOperandRule<…>> // as of `CellOperand`
 */
export interface CellOperandRule<Op extends string, Role extends keyof LastAxis, S extends Shape> extends Rule {
  readonly answer: CellOperand<Op, Role, S>;
}

/**
 * `CellState` as a question.
 *
 * @example Out<CellStateRule<…>> // as of `CellState`
 */
export interface CellStateRule<Op extends string, X extends Shape, H extends Shape, C extends Shape = H> extends Rule {
  readonly answer: CellState<Op, X, H, C>;
}

/**
 * `CellParameters` as a question.
 *
 * @example Out<CellParametersRule<…>> // as of `CellParameters`
 */
export interface CellParametersRule<
  Op extends string,
  Gates extends number,
  X extends Shape,
  H extends Shape,
  W extends Shape,
  U extends Shape,
  B extends Shape = Shape,
  RecurrentB extends Shape = Shape,
> extends Rule {
  readonly answer: CellParameters<Op, Gates, X, H, W, U, B, RecurrentB>;
}
