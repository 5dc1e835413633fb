import type { Rule } from './dim.ts';

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
 * @example EinsumArg<EinsumRule<'ij->ik', [[2, 3]]>, 'equation', string> // "einsum 'ij->ik': output index 'k' is not in the input"
 * @example EinsumArg<EinsumRule<'ij->ik', [[2, 3]]>, 0, Tensor<[2, 3]>>  // Tensor<[2, 3]>
 */
export type EinsumArg<R extends Rule, At, T> = R['answer'] extends { readonly at: At; readonly sentence: infer Sentence } ? Sentence : T;

/**
 * `EinsumArg` of the operand at a key of the list of operands.
 *
 * @example EinsumOperand<EinsumRule<'i->i', [[2, 3]]>, '0', Tensor<[2, 3]>> // "einsum 'i->i': operand 0 is [2, 3] but its subscript 'i' names …"
 */
export type EinsumOperand<R extends Rule, Key, T> = Key extends `${infer At extends number}` ? EinsumArg<R, At, T> : T;
