import type { Broadcast } from './broadcast.ts';
import type { Dim, Ok, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * Shape of an einsum: letters name axes, equal letters are equal indices, letters not in the output are summed over. `...` stands for any further
 * axes, which broadcast. Without `->` the output is `...` and the letters that occur once, in alphabetical order.
 * A failure knows where it belongs: to an operand or to the equation.
 *
 * @example Einsum<'bij,bjk->bik', [[7, 2, 3], [7, 3, 4]]> // Ok<[7, 2, 4]>
 * @example Einsum<'ii->i', [[4, 4]]>                      // Ok<[4]>
 * @example Einsum<'ij->ik', [[2, 3]]>                     // EinsumFault<'equation', "einsum 'ij->ik': output index 'k' is not in the input">
 */
export type Einsum<Equation extends string, Shapes extends readonly Shape[]> = string extends Equation
  ? Ok<Shape>
  : WithoutSpaces<Equation> extends infer E extends string
    ? E extends `${infer Inputs}->${infer Output}`
      ? EinsumOf<Inputs, Output, Shapes, Equation>
      : EinsumOf<E, ImplicitOutput<E>, Shapes, Equation>
    : never;

/**
 * Why an einsum does not fit, and whose fault it is: an operand's (its position) or the equation's.
 *
 * @example EinsumFault<1, "einsum 'ij,jk': …"> // { at: 1, sentence: … }
 */
export interface EinsumFault<out At, out Sentence> {
  readonly at: At;
  readonly sentence: Sentence;
}

/**
 * The type of one parameter of `einsum`: `T`, or the sentence when the fault is at this parameter.
 *
 * @example EinsumArg<Einsum<'ij->ik', [[2, 3]]>, 'equation', string> // "einsum 'ij->ik': output index 'k' is not in the input"
 * @example EinsumArg<Einsum<'ij->ik', [[2, 3]]>, 0, Tensor<[2, 3]>>  // Tensor<[2, 3]>
 */
export type EinsumArg<R, At, T> = R extends { readonly at: At; readonly sentence: infer Sentence } ? Sentence : T;

type WithoutSpaces<E extends string, Done extends string = ''> = E extends `${infer Left} ${infer Rest}`
  ? WithoutSpaces<Rest, `${Done}${Left}`>
  : `${Done}${E}`;
type Reverse<S extends string, Done extends string = ''> = S extends `${infer Head}${infer Rest}` ? Reverse<Rest, `${Head}${Done}`> : Done;

// prettier-ignore
type Letter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z'
  | 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M' | 'N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z';

/** Dims by letter; `...` holds the shape of the further axes. */
type Bindings = Record<string, unknown>;
type Bind<B extends Bindings, Label extends string, D> = { [K in keyof B | Label]: K extends Label ? D : B[K] };

type EinsumOf<Inputs extends string, Output extends string, Shapes extends readonly Shape[], E extends string> =
  BindOperands<Inputs, Shapes, E> extends infer B
    ? B extends UnknownRank
      ? Ok<Shape>
      : B extends EinsumFault<unknown, unknown>
        ? B
        : B extends Bindings
          ? OutputShape<Output, B, E>
          : never
    : never;

/** An operand of unknown rank: nothing is known of the result. */
interface UnknownRank {
  readonly rank: 'unknown';
}

type BindOperands<
  Inputs extends string,
  Shapes extends readonly Shape[],
  E extends string,
  B extends Bindings = {},
  Seen extends readonly unknown[] = [],
> = Shapes extends readonly [infer S extends Shape, ...infer Rest extends readonly Shape[]]
  ? CutSubscript<Inputs, Rest> extends [infer Labels extends string, infer RestInputs extends string]
    ? BindOperand<Labels, S, B, E, Seen['length']> extends infer R
      ? R extends UnknownRank | EinsumFault<unknown, unknown>
        ? R
        : R extends Bindings
          ? BindOperands<RestInputs, Rest, E, R, [...Seen, 0]>
          : never
      : never
    : EinsumFault<'equation', `einsum '${E}': ${CutSubscript<Inputs, Rest> & string} subscripts than operands`>
  : B;

/** [first subscript, the others], or `more` / `fewer` when the subscripts do not match the operands. */
type CutSubscript<Inputs extends string, OtherShapes extends readonly Shape[]> = Inputs extends `${infer First},${infer Others}`
  ? OtherShapes extends readonly []
    ? 'more'
    : [First, Others]
  : OtherShapes extends readonly []
    ? [Inputs, '']
    : 'fewer';

type BindOperand<
  Labels extends string,
  S extends Shape,
  B extends Bindings,
  E extends string,
  At extends number,
> = number extends S['length']
  ? UnknownRank
  : Labels extends `${infer Before}...${infer After}`
    ? BindFromLeft<Before, S, B, E, At, S, Labels> extends infer R
      ? R extends [infer B1 extends Bindings, infer S1 extends Shape]
        ? BindFromRight<Reverse<After>, S1, B1, E, At, S, Labels> extends infer Q
          ? Q extends [infer B2 extends Bindings, infer Middle extends Shape]
            ? BindEllipsis<Middle, B2, E, At>
            : Q
          : never
        : R
      : never
    : BindFromLeft<Labels, S, B, E, At, S, Labels> extends infer R
      ? R extends [infer B1, infer Rest]
        ? Rest extends readonly []
          ? B1
          : CountFault<E, At, S, Labels>
        : R
      : never;

/** Bind letters to the first axes: [bindings, the axes that remain]. */
type BindFromLeft<
  Labels extends string,
  S extends Shape,
  B extends Bindings,
  E extends string,
  At extends number,
  Full,
  Subscript extends string,
> = Labels extends `${infer Label}${infer RestLabels}`
  ? S extends readonly [infer D, ...infer Rest extends Shape]
    ? BindLabel<Label, D, B, E, At, Full> extends infer R
      ? R extends Bindings
        ? BindFromLeft<RestLabels, Rest, R, E, At, Full, Subscript>
        : R
      : never
    : CountFault<E, At, Full, Subscript>
  : [B, S];

/** Bind letters, given in reverse, to the last axes: [bindings, the axes that remain]. */
type BindFromRight<
  Labels extends string,
  S extends Shape,
  B extends Bindings,
  E extends string,
  At extends number,
  Full,
  Subscript extends string,
> = Labels extends `${infer Label}${infer RestLabels}`
  ? S extends readonly [...infer Rest extends Shape, infer D]
    ? BindLabel<Label, D, B, E, At, Full> extends infer R
      ? R extends Bindings
        ? BindFromRight<RestLabels, Rest, R, E, At, Full, Subscript>
        : R
      : never
    : CountFault<E, At, Full, Subscript>
  : [B, S];

type BindLabel<Label extends string, D, B extends Bindings, E extends string, At extends number, Full> = Label extends keyof B
  ? Unify<B[Label], D> extends Ok<infer Both>
    ? Bind<B, Label, Both>
    : EinsumFault<At, `einsum '${E}': index '${Label}' is ${ShowDim<B[Label]>}, but operand ${At} ${Show<Full>} has ${ShowDim<D>}`>
  : Label extends Letter
    ? Bind<B, Label, D>
    : EinsumFault<'equation', `einsum '${E}': '${Label}' is not a letter`>;

type BindEllipsis<Middle extends Shape, B extends Bindings, E extends string, At extends number> = B extends {
  '...': infer Known extends Shape;
}
  ? Broadcast<`einsum '${E}': ellipsis axes`, Known, Middle> extends infer R
    ? R extends Ok<infer Both>
      ? Bind<B, '...', Both>
      : EinsumFault<At, R>
    : never
  : Bind<B, '...', Middle>;

type CountFault<E extends string, At extends number, S, Subscript extends string> = EinsumFault<
  At,
  `einsum '${E}': operand ${At} is ${Show<S>} but its subscript '${Subscript}' names a different number of axes`
>;

type OutputShape<
  Output extends string,
  B extends Bindings,
  E extends string,
  Seen extends string = never,
  Done extends Shape = [],
> = Output extends `...${infer Rest}`
  ? '...' extends Seen
    ? EinsumFault<'equation', `einsum '${E}': the output has '...' twice`>
    : OutputShape<Rest, B, E, Seen | '...', B extends { '...': infer Further extends Shape } ? [...Done, ...Further] : Done>
  : Output extends `${infer Label}${infer Rest}`
    ? Label extends Seen
      ? EinsumFault<'equation', `einsum '${E}': output index '${Label}' is given twice`>
      : Label extends keyof B
        ? OutputShape<Rest, B, E, Seen | Label, [...Done, B[Label] & Dim]>
        : EinsumFault<'equation', `einsum '${E}': output index '${Label}' is not in the input`>
    : Ok<Done>;

type ImplicitOutput<
  Inputs extends string,
  Alphabet extends string = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  Done extends string = '',
> = Alphabet extends `${infer Label}${infer Rest}`
  ? ImplicitOutput<Inputs, Rest, OccursOnce<Inputs, Label> extends true ? `${Done}${Label}` : Done>
  : Inputs extends `${string}...${string}`
    ? `...${Done}`
    : Done;
type OccursOnce<Text extends string, Label extends string> = Text extends `${string}${Label}${infer Rest}`
  ? Rest extends `${string}${Label}${string}`
    ? false
    : true
  : false;
