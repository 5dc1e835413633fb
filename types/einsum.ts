import type { Broadcast } from './broadcast.ts';
import type { Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { EinsumFault } from './einsum-fault.ts';
import type { Bindings, EinsumOutput, ImplicitOutput } from './einsum-output.ts';

/**
 * Shape of an einsum of any number of operands: letters name axes, equal letters are equal indices, letters not in the output are summed over. `...` stands
 * for any further axes, which broadcast. Without `->` the output is `...` and the letters that occur once, in alphabetical order.
 * A failure knows where it belongs: to an operand or to the equation.
 *
 * @example Einsum<'bij,bjk->bik', [[7, 2, 3], [7, 3, 4]]> // Ok<[7, 2, 4]>
 * @example Einsum<'ii->i', [[4, 4]]>                      // Ok<[4]>
 * @example Einsum<'ij->ik', [[2, 3]]>                     // EinsumFault<'equation', "einsum 'ij->ik': output index 'k' is not in the input">
 */
export type Einsum<Equation extends string, Shapes extends readonly Shape[]> = string extends Equation
  ? Ok<Shape>
  : number extends Shapes['length']
    ? Ok<Shape>
    : WithoutSpaces<Equation> extends infer E extends string
      ? E extends `${infer Inputs}->${infer Output}`
        ? EinsumOf<Equation, Inputs, Output, Shapes>
        : EinsumOf<Equation, E, ImplicitOutput<E>, Shapes>
      : never;

/** An operand of unknown rank: nothing is known of the result. */
interface UnknownRank {
  readonly rank: 'unknown';
}

/** An operand as sentences name it. */
interface Operand {
  readonly equation: string;
  readonly at: number;
  readonly shape: Shape;
  readonly subscript: string;
}
type OperandOf<E extends string, At extends number, S extends Shape, Subscript extends string> = {
  readonly equation: E;
  readonly at: At;
  readonly shape: S;
  readonly subscript: Subscript;
};

type WithoutSpaces<E extends string, Done extends string = ''> = E extends `${infer Left} ${infer Rest}`
  ? WithoutSpaces<Rest, `${Done}${Left}`>
  : `${Done}${E}`;

type EinsumOf<E extends string, Inputs extends string, Output extends string, Shapes extends readonly Shape[]> =
  BindOperands<E, Inputs, Shapes> extends infer B
    ? B extends UnknownRank
      ? Ok<Shape>
      : B extends EinsumFault<unknown, unknown>
        ? B
        : B extends Bindings
          ? EinsumOutput<E, Output, B>
          : never
    : never;

type BindOperands<
  E extends string,
  Inputs extends string,
  Shapes extends readonly Shape[],
  B extends Bindings = {},
  Seen extends readonly unknown[] = [],
> = Shapes extends readonly [infer S extends Shape, ...infer Rest extends readonly Shape[]]
  ? CutSubscript<Inputs, Rest> extends [infer Subscript extends string, infer RestInputs extends string]
    ? BindOperand<Subscript, S, B, OperandOf<E, Seen['length'], S, Subscript>> extends infer R
      ? R extends UnknownRank | EinsumFault<unknown, unknown>
        ? R
        : R extends Bindings
          ? BindOperands<E, RestInputs, Rest, R, [...Seen, 0]>
          : never
      : never
    : EinsumFault<'equation', `einsum '${E}': ${CutSubscript<Inputs, Rest> & string} subscripts than operands`>
  : Seen extends readonly []
    ? EinsumFault<'equation', `einsum '${E}': at least one operand is needed`>
    : B;

/** [first subscript, the others], or `more` / `fewer` when the subscripts do not match the operands. */
type CutSubscript<Inputs extends string, OtherShapes extends readonly Shape[]> = Inputs extends `${infer First},${infer Others}`
  ? OtherShapes extends readonly []
    ? 'more'
    : [First, Others]
  : OtherShapes extends readonly []
    ? [Inputs, '']
    : 'fewer';

type BindOperand<Subscript extends string, S extends Shape, B extends Bindings, At extends Operand> = number extends S['length']
  ? UnknownRank
  : Subscript extends `${infer Before}...${infer After}`
    ? BindFirst<Before, S, B, At> extends infer First
      ? First extends [infer B1 extends Bindings, infer S1 extends Shape]
        ? BindLast<Reverse<After>, S1, B1, At> extends infer Last
          ? Last extends [infer B2 extends Bindings, infer Middle extends Shape]
            ? BindEllipsis<Middle, B2, At>
            : Last
          : never
        : First
      : never
    : BindFirst<Subscript, S, B, At> extends infer R
      ? R extends [infer B1, infer Rest]
        ? Rest extends readonly []
          ? B1
          : CountFault<At>
        : R
      : never;

/** Bind letters to the first axes: [bindings, the axes that remain], or a fault. */
type BindFirst<Letters extends string, S extends Shape, B extends Bindings, At extends Operand> = Letters extends `${infer L}${infer Rest}`
  ? S extends readonly [infer D, ...infer Axes extends Shape]
    ? BindLetter<L, D, B, At> extends infer R
      ? R extends Bindings
        ? BindFirst<Rest, Axes, R, At>
        : R
      : never
    : CountFault<At>
  : [B, S];

/** Bind letters, given in reverse, to the last axes: [bindings, the axes that remain], or a fault. */
type BindLast<Letters extends string, S extends Shape, B extends Bindings, At extends Operand> = Letters extends `${infer L}${infer Rest}`
  ? S extends readonly [...infer Axes extends Shape, infer D]
    ? BindLetter<L, D, B, At> extends infer R
      ? R extends Bindings
        ? BindLast<Rest, Axes, R, At>
        : R
      : never
    : CountFault<At>
  : [B, S];
type Reverse<S extends string, Done extends string = ''> = S extends `${infer Head}${infer Rest}` ? Reverse<Rest, `${Head}${Done}`> : Done;

type BindLetter<L extends string, D, B extends Bindings, At extends Operand> = L extends keyof B
  ? Unify<B[L], D> extends Ok<infer Both>
    ? Bind<B, L, Both>
    : SizeFault<L, B[L], D, At>
  : L extends Letter
    ? Bind<B, L, D>
    : EinsumFault<'equation', `einsum '${At['equation']}': '${L}' is not a letter`>;
type Bind<B extends Bindings, Label extends string, D> = { [K in keyof B | Label]: K extends Label ? D : B[K] };

type BindEllipsis<Middle extends Shape, B extends Bindings, At extends Operand> = B extends { '...': infer Known extends Shape }
  ? Broadcast<`einsum '${At['equation']}': ellipsis axes`, Known, Middle> extends infer R
    ? R extends Ok<infer Both>
      ? Bind<B, '...', Both>
      : EinsumFault<At['at'], R>
    : never
  : Bind<B, '...', Middle>;

type SizeFault<L extends string, Known, D, At extends Operand> = EinsumFault<
  At['at'],
  `einsum '${At['equation']}': index '${L}' is ${ShowDim<Known>}, but operand ${At['at']} ${Show<At['shape']>} has ${ShowDim<D>}`
>;
type CountFault<At extends Operand> = EinsumFault<
  At['at'],
  `einsum '${At['equation']}': operand ${At['at']} is ${Show<At['shape']>} but its subscript '${At['subscript']}' names a different number of axes`
>;

// prettier-ignore
type Letter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z'
  | 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M' | 'N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z';

/**
 * `Einsum` as a question.
 *
 * @example Out<EinsumRule<…>> // as of `Einsum`
 */
export interface EinsumRule<Equation extends string, Shapes extends readonly Shape[]> extends Rule {
  readonly answer: Einsum<Equation, Shapes>;
}
