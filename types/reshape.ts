import type { DivideWithRemainder, IsWhole, Product } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, SizesOf } from './dim.ts';

/**
 * Shape of the entries of S in the same order with sizes T, one of which may be -1: the size that makes the numbers of entries equal.
 *
 * @example Reshape<['batch', 784], [-1, 28, 28]> // Ok<['batch', 28, 28]>
 * @example Reshape<[32, 784], [32, 28, 29]>      // 'reshape: [32, 784] has 25088 elements but [32, 28, 29] has 25984'
 * @example Reshape<[32, 784], [-1, 30]>          // 'reshape: [32, 784] does not divide into [-1, 30]'
 */
export type Reshape<S extends Shape, T extends Shape> = ReshapeTo<S, SizesOf<T>>;

type ReshapeTo<S extends Shape, T extends Shape> = number extends T['length']
  ? Ok<Shape>
  : ScanTarget<T> extends infer Scan
    ? Scan extends string
      ? Scan
      : number extends S['length']
        ? Ok<Fill<T, number>>
        : true extends HasZero<S> | HasZero<T>
          ? ReshapeEmpty<S, T, Scan>
          : Cancel<S, T> extends [infer LeftS extends Shape, infer LeftT extends Shape]
            ? Scan extends 1
              ? ReshapeInferred<S, T, LeftS, Exactly<Remove<LeftT, -1>>>
              : ReshapeExact<S, T, LeftS, LeftT>
            : never
    : never;

/** How often T holds -1 (0 or 1), or what is wrong with T by itself. */
type ScanTarget<
  T extends Shape,
  All extends Shape = T,
  Seen extends readonly unknown[] = [],
  Count extends 0 | 1 = 0,
> = T extends readonly [infer D, ...infer Rest extends Shape]
  ? D extends -1
    ? Count extends 1
      ? `reshape: at most one size may be -1, got ${Show<All>}`
      : ScanTarget<Rest, All, [...Seen, 0], 1>
    : IsWhole<D> extends true
      ? ScanTarget<Rest, All, [...Seen, 0], Count>
      : `reshape: axis ${Seen['length']} of ${Show<All>} is not a whole number of 0 or more`
  : Count;

/** T with its -1 replaced. */
type Fill<T extends Shape, D> = { [Axis in keyof T]: T[Axis] extends -1 ? D : T[Axis] };

type HasZero<S extends Shape> = S extends readonly [infer D, ...infer Rest extends Shape] ? (D extends 0 ? true : HasZero<Rest>) : false;

// Sizes of 0 have no inverse: nothing is cancelled.
type ReshapeEmpty<S extends Shape, T extends Shape, Scan> =
  HasZero<T> extends true
    ? Scan extends 1
      ? `reshape: -1 beside a 0 in ${Show<T>} has no definite size`
      : HasZero<S> extends true
        ? Ok<T>
        : Compare<S, T>
    : Scan extends 1
      ? Ok<Fill<T, 0>>
      : Compare<S, T>;
type Compare<S extends Shape, T extends Shape> = [Product<S>, Product<T>] extends [infer P extends number, infer Q extends number]
  ? number extends P | Q
    ? Ok<T>
    : P extends Q
      ? Ok<T>
      : `reshape: ${Show<S>} has ${P} elements but ${Show<T>} has ${Q}`
  : Ok<T>;

// Equal dims on both sides cancel first: that is right for names too, and leaves little to multiply.
type Cancel<S extends Shape, T extends Shape, LeftS extends Shape = []> = S extends readonly [
  infer D extends Dim,
  ...infer Rest extends Shape,
]
  ? number extends D
    ? Cancel<Rest, T, [...LeftS, D]>
    : Remove<T, D> extends infer LeftT extends Shape
      ? Cancel<Rest, LeftT, LeftS>
      : Cancel<Rest, T, [...LeftS, D]>
  : [LeftS, T];

/** T without its first D, `false` when there is none. */
type Remove<T extends Shape, D, Done extends Shape = []> = T extends readonly [infer H extends Dim, ...infer Rest extends Shape]
  ? Box<H> extends Box<D>
    ? [...Done, ...Rest]
    : Remove<Rest, D, [...Done, H]>
  : false;

type Exactly<S> = S extends Shape ? S : never;
type HasName<S extends Shape> = Extract<S[number], string> extends never ? false : true;
type NamesSentence<S, T> = `reshape: ${Show<S>} and ${Show<T>} do not name the same axes`;

// LeftS and LeftT: what is left of S and T after cancelling.
type ReshapeExact<S extends Shape, T extends Shape, LeftS extends Shape, LeftT extends Shape> = number extends LeftS[number] | LeftT[number]
  ? Ok<T>
  : true extends HasName<LeftS> | HasName<LeftT>
    ? NamesSentence<S, T>
    : Product<LeftS> extends Product<LeftT>
      ? Ok<T>
      : CountSentence<S, T, Product<S>, Product<T>>;
type CountSentence<S, T, P, Q> = number extends P | Q
  ? `reshape: ${Show<S>} has not as many elements as ${Show<T>}`
  : `reshape: ${Show<S>} has ${P & number} elements but ${Show<T>} has ${Q & number}`;

type ReshapeInferred<S extends Shape, T extends Shape, LeftS extends Shape, LeftT extends Shape> = number extends
  LeftS[number] | LeftT[number]
  ? Ok<Fill<T, number>>
  : HasName<LeftT> extends true
    ? NamesSentence<S, T>
    : HasName<LeftS> extends true
      ? Ok<Fill<T, OnlyName<LeftS, LeftT>>>
      : DivideWithRemainder<Product<LeftS>, Product<LeftT>> extends [infer Quotient, infer Remainder]
        ? Remainder extends 0
          ? Ok<Fill<T, Quotient>>
          : `reshape: ${Show<S>} does not divide into ${Show<T>}`
        : never;

/** The name in LeftS when -1 stands for it alone, else `number`. */
type OnlyName<LeftS extends Shape, LeftT extends Shape, Others extends Shape = []> = LeftS extends readonly [
  infer D extends Dim,
  ...infer Rest extends Shape,
]
  ? D extends string
    ? HasName<Rest> extends true
      ? number
      : Product<[...Others, ...Rest]> extends Product<LeftT>
        ? D
        : number
    : OnlyName<Rest, LeftT, [...Others, D]>
  : number;

/**
 * `Reshape` as a question.
 *
 * @example Out<ReshapeRule<…>> // as of `Reshape`
 */
export interface ReshapeRule<S extends Shape, T extends Shape> extends Rule {
  readonly answer: Reshape<S, T>;
}
