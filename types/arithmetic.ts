// Exact arithmetic on whole number literals, digit by digit, as on paper. Inside, a number is the string of its digits, units first.
// What is not a literal of 0 or more (a name, `number`, a fraction, 1e21) has no digits here, and the result is `number`: known at run time.

import type { Halve } from './halve.ts';

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Carry = '0' | '1';
type Successor = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

// Sums[x][y] is the tens and the units of x + y. Row 10 serves x = 9 with a carry.
type Sums = [
  ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09'],
  ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
  ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'],
  ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
  ['04', '05', '06', '07', '08', '09', '10', '11', '12', '13'],
  ['05', '06', '07', '08', '09', '10', '11', '12', '13', '14'],
  ['06', '07', '08', '09', '10', '11', '12', '13', '14', '15'],
  ['07', '08', '09', '10', '11', '12', '13', '14', '15', '16'],
  ['08', '09', '10', '11', '12', '13', '14', '15', '16', '17'],
  ['09', '10', '11', '12', '13', '14', '15', '16', '17', '18'],
  ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'],
];
// Differences[x][y] is the borrow and the units of x - y. Column 10 serves y = 9 with a borrow.
type Differences = [
  ['00', '19', '18', '17', '16', '15', '14', '13', '12', '11', '10'],
  ['01', '00', '19', '18', '17', '16', '15', '14', '13', '12', '11'],
  ['02', '01', '00', '19', '18', '17', '16', '15', '14', '13', '12'],
  ['03', '02', '01', '00', '19', '18', '17', '16', '15', '14', '13'],
  ['04', '03', '02', '01', '00', '19', '18', '17', '16', '15', '14'],
  ['05', '04', '03', '02', '01', '00', '19', '18', '17', '16', '15'],
  ['06', '05', '04', '03', '02', '01', '00', '19', '18', '17', '16'],
  ['07', '06', '05', '04', '03', '02', '01', '00', '19', '18', '17'],
  ['08', '07', '06', '05', '04', '03', '02', '01', '00', '19', '18'],
  ['09', '08', '07', '06', '05', '04', '03', '02', '01', '00', '19'],
];
// Products[x][y] is the tens and the units of x · y.
type Products = [
  ['00', '00', '00', '00', '00', '00', '00', '00', '00', '00'],
  ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09'],
  ['00', '02', '04', '06', '08', '10', '12', '14', '16', '18'],
  ['00', '03', '06', '09', '12', '15', '18', '21', '24', '27'],
  ['00', '04', '08', '12', '16', '20', '24', '28', '32', '36'],
  ['00', '05', '10', '15', '20', '25', '30', '35', '40', '45'],
  ['00', '06', '12', '18', '24', '30', '36', '42', '48', '54'],
  ['00', '07', '14', '21', '28', '35', '42', '49', '56', '63'],
  ['00', '08', '16', '24', '32', '40', '48', '56', '64', '72'],
  ['00', '09', '18', '27', '36', '45', '54', '63', '72', '81'],
];

type Reverse<S extends string, Done extends string = ''> = S extends `${infer Head}${infer Rest}` ? Reverse<Rest, `${Head}${Done}`> : Done;
/**
 * Digits without leading zeros.
 *
 * @example Trim<'007'> // '7'
 */
export type Trim<S extends string> = S extends `0${infer Rest}` ? (Rest extends '' ? '0' : Trim<Rest>) : S;
/**
 * The number that digits are.
 *
 * @example Parse<'784'> // 784
 */
export type Parse<S> = S extends `${infer N extends number}` ? N : number;

/** The digits of a whole literal of 0 or more, units first, else `false`. */
type DigitsOf<N> = N extends number
  ? `${N}` extends `${bigint}`
    ? `${N}` extends `-${string}`
      ? false
      : Reverse<`${N}`>
    : false
  : false;
type NumberOf<Digits extends string> = Parse<Trim<Reverse<Digits>>>;

type AddDigits<
  X extends string,
  Y extends string,
  C extends Carry = '0',
  Done extends string = '',
> = X extends `${infer x extends Digit}${infer RestX}`
  ? Y extends `${infer y extends Digit}${infer RestY}`
    ? Sums[C extends '1' ? Successor[x] : x][y] extends `${infer c extends Carry}${infer digit}`
      ? AddDigits<RestX, RestY, c, `${Done}${digit}`>
      : never
    : C extends '1'
      ? AddDigits<X, '1', '0', Done>
      : `${Done}${X}`
  : C extends '1'
    ? Y extends ''
      ? `${Done}1`
      : AddDigits<Y, '1', '0', Done>
    : `${Done}${Y}`;

/** X - Y, or `false` when Y is the larger. */
type SubtractDigits<
  X extends string,
  Y extends string,
  Borrow extends Carry = '0',
  Done extends string = '',
> = X extends `${infer x extends Digit}${infer RestX}`
  ? Y extends `${infer y extends Digit}${infer RestY}`
    ? Differences[x][Borrow extends '1' ? Successor[y] : y] extends `${infer b extends Carry}${infer digit}`
      ? SubtractDigits<RestX, RestY, b, `${Done}${digit}`>
      : never
    : Borrow extends '1'
      ? SubtractDigits<X, '1', '0', Done>
      : `${Done}${X}`
  : `${Y}${Borrow}` extends '0'
    ? Done
    : false;

type MultiplyByDigit<
  X extends string,
  d extends Digit,
  C extends Digit = '0',
  Done extends string = '',
> = X extends `${infer x extends Digit}${infer Rest}`
  ? Products[x][d] extends `${infer tens extends Digit}${infer units extends Digit}`
    ? Sums[units][C] extends `${infer c extends Carry}${infer digit}`
      ? MultiplyByDigit<Rest, d, c extends '1' ? NextDigit<tens> : tens, `${Done}${digit}`>
      : never
    : never
  : C extends '0'
    ? Done
    : `${Done}${C}`;
type NextDigit<d extends Digit> = Successor[d] extends infer Next extends Digit ? Next : never;

// Horner's scheme over Y from its first digit: done = 10 · done + X · y.
type MultiplyDigits<X extends string, Y extends string, Done extends string = ''> = Y extends `${infer y extends Digit}${infer Rest}`
  ? MultiplyDigits<X, Rest, Done extends '' ? MultiplyByDigit<X, y> : AddDigits<`0${Done}`, MultiplyByDigit<X, y>>>
  : Done;

// Long division: take down a digit of X, subtract Y as often as it goes. X from its first digit; Y and the remainder units first.
type DivideDigits<
  X extends string,
  Y extends string,
  Remainder extends string = '',
  Quotient extends string = '',
> = X extends `${infer x}${infer Rest}`
  ? HowOften<Canonical<`${x}${Remainder}`>, Y> extends [infer times extends string, infer Left extends string]
    ? DivideDigits<Rest, Y, Left, `${Quotient}${times}`>
    : never
  : [Parse<Trim<Quotient>>, NumberOf<Remainder>];
type HowOften<X extends string, Y extends string, Times extends Digit = '0'> =
  SubtractDigits<X, Y> extends infer Left extends string ? HowOften<Canonical<Left>, Y, NextDigit<Times>> : [Times, X];
type Canonical<Digits extends string> = Reverse<Trim<Reverse<Digits>>>;

/**
 * A + B.
 *
 * @example Add<784, 16>   // 800
 * @example Add<'batch', 1> // number
 */
export type Add<A, B> = A extends 0
  ? B
  : B extends 0
    ? A
    : [DigitsOf<A>, DigitsOf<B>] extends [infer X extends string, infer Y extends string]
      ? NumberOf<AddDigits<X, Y>>
      : number;

/**
 * A - B, `false` when it is less than 0.
 *
 * @example Subtract<28, 3> // 25
 * @example Subtract<3, 28> // false
 */
export type Subtract<A, B> = B extends 0
  ? A
  : [DigitsOf<A>, DigitsOf<B>] extends [infer X extends string, infer Y extends string]
    ? SubtractDigits<X, Y> extends infer D extends string
      ? NumberOf<D>
      : false
    : number;

/**
 * A · B.
 *
 * @example Multiply<1000000, 1000000> // 1000000000000
 * @example Multiply<'batch', 1>       // 'batch'
 */
export type Multiply<A, B> = A extends 1
  ? B
  : B extends 1
    ? A
    : A extends 0
      ? 0
      : B extends 0
        ? 0
        : [DigitsOf<A>, DigitsOf<B>] extends [infer X extends string, string]
          ? NumberOf<MultiplyDigits<X, `${B & number}`>>
          : number;

/**
 * [⌊A / B⌋, A mod B]; B is not 0.
 *
 * @example DivideWithRemainder<784, 3> // [261, 1]
 */
export type DivideWithRemainder<A, B> = B extends 1
  ? [A, 0]
  : [DigitsOf<A>, DigitsOf<B>] extends [string, infer Y extends string]
    ? Y extends '2'
      ? Halve<`${A & number}`>
      : DivideDigits<`${A & number}`, Y>
    : [number, number];

/**
 * A < B; `boolean` when one of them is unknown.
 *
 * @example LessThan<9, 10> // true
 */
export type LessThan<A, B> = [DigitsOf<A>, DigitsOf<B>] extends [infer X extends string, infer Y extends string]
  ? SubtractDigits<X, Y> extends string
    ? false
    : true
  : boolean;

/**
 * Number of entries of a shape: the product of its dims, 1 for a scalar; `number` for unknown rank.
 *
 * @example Product<[32, 28, 28]> // 25088
 */
export type Product<S, Done = 1> = S extends readonly [infer D, ...infer Rest]
  ? Product<Rest, Multiply<Done, D>>
  : S extends readonly []
    ? Done
    : number;

/**
 * Whether N is a whole number of 0 or more; true for `number`, which is looked at when the program runs.
 *
 * @example IsWhole<-1>  // false
 * @example IsWhole<2.5> // false
 */
export type IsWhole<N> = N extends number
  ? number extends N
    ? true
    : `${N}` extends `-${string}` | `${string}.${string}` | `${string}e-${string}`
      ? false
      : true
  : true;
