import type { Dim, Ok, Shape } from './dim.ts';
import type { EinsumFault } from './einsum-fault.ts';

/** Dims by letter; `...` holds the shape of the further axes. */
export type Bindings = Record<string, unknown>;

/**
 * Shape of an einsum's output, from the dims of its letters.
 *
 * @example EinsumOutput<'ij->ji', 'ji', { i: 2; j: 3 }> // Ok<[3, 2]>
 */
export type EinsumOutput<
  E extends string,
  Output extends string,
  B extends Bindings,
  Seen extends string = never,
  Done extends Shape = [],
> = Output extends `...${infer Rest}`
  ? '...' extends Seen
    ? EinsumFault<'equation', `einsum '${E}': the output has '...' twice`>
    : EinsumOutput<E, Rest, B, Seen | '...', B extends { '...': infer Further extends Shape } ? [...Done, ...Further] : Done>
  : Output extends `${infer Label}${infer Rest}`
    ? Label extends Seen
      ? EinsumFault<'equation', `einsum '${E}': output index '${Label}' is given twice`>
      : Label extends keyof B
        ? EinsumOutput<E, Rest, B, Seen | Label, [...Done, B[Label] & Dim]>
        : EinsumFault<'equation', `einsum '${E}': output index '${Label}' is not in the input`>
    : Ok<Done>;

/**
 * The output that an einsum without `->` has: the further axes and the letters that occur once, in alphabetical order.
 *
 * @example ImplicitOutput<'...ij,jk'> // '...ik'
 */
export type ImplicitOutput<
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
