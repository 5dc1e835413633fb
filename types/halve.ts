// Halves, which strides of 2 ask for: digit by digit from the first, with what is left of the one before.

import type { Parse, Trim } from './arithmetic.ts';

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

// Halves[left][x] is half of 10 · left + x and what is left of it.
interface Halves {
  readonly 0: ['00', '01', '10', '11', '20', '21', '30', '31', '40', '41'];
  readonly 1: ['50', '51', '60', '61', '70', '71', '80', '81', '90', '91'];
}

/**
 * [⌊N / 2⌋, N mod 2] of the digits of N, the first one first.
 *
 * @example Halve<'785'> // [392, 1]
 */
export type Halve<Digits extends string, Left extends '0' | '1' = '0', Done extends string = ''> = Digits extends `${infer x extends
  Digit}${infer Rest}`
  ? Halves[Left extends '0' ? 0 : 1][x] extends `${infer half}${infer left extends '0' | '1'}`
    ? Halve<Rest, left, `${Done}${half}`>
    : never
  : [Parse<Trim<Done>>, Parse<Left>];
