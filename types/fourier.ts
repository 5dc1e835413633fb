// Fourier transforms: complex numbers are a last axis of two, real part and imaginary part.

import type { Add, DivideWithRemainder, IsWhole, Multiply, Subtract } from './arithmetic.ts';
import type { Box, Dim, Ok, Rule, Shape, Show, ShowDim, SizeOf, Unify } from './dim.ts';

/**
 * Shape of a Fourier transform of complex numbers `[..., n, 2]`: as the input.
 *
 * @example Fourier<'fft', ['batch', 8, 2]> // Ok<['batch', 8, 2]>
 * @example Fourier<'fft', [8, 3]>          // 'fft: the input must be [..., n, 2], real and imaginary parts, got [8, 3]'
 */
export type Fourier<Op extends string, X extends Shape> =
  Frequencies<Op, X> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer N extends Dim]>
      ? Ok<[...Batch, N, 2]>
      : OrUnknown<R>
    : never;

/** What stands before complex numbers, and how many these are; `false` when the rank is unknown. */
type Frequencies<Op extends string, X extends Shape> =
  Box<X> extends Box<readonly [...infer Batch extends Shape, infer N extends Dim, infer Parts extends Dim]>
    ? Unify<Parts, 2> extends Ok<unknown>
      ? Ok<[Batch, N]>
      : Parts extends string // whether a name is two is not known
        ? Ok<[Batch, N]>
        : ComplexSentence<Op, X>
    : X extends readonly [] | readonly [unknown]
      ? ComplexSentence<Op, X>
      : false;
type ComplexSentence<Op extends string, X extends Shape> = `${Op}: the input must be [..., n, 2], real and imaginary parts, got ${Show<X>}`;
type OrUnknown<R> = R extends string ? R : Ok<Shape>;

/**
 * Shape of the Fourier transform of n real numbers: those of its frequencies that the others follow from, `[..., ⌊n / 2⌋ + 1, 2]`.
 *
 * @example RealFourier<['batch', 8]> // Ok<['batch', 5, 2]>
 * @example RealFourier<[]>           // 'rfft: the input is a scalar'
 */
export type RealFourier<X extends Shape> =
  Box<X> extends Box<readonly [...infer Batch extends Shape, infer N]>
    ? Box<Half<N>> extends Box<infer M extends Dim>
      ? Ok<[...Batch, M, 2]>
      : never
    : X extends readonly []
      ? 'rfft: the input is a scalar'
      : Ok<Shape>;

/** ⌊N / 2⌋ + 1: how many frequencies n real numbers have. */
type Half<N> = Add<DivideWithRemainder<N, 2>[0], 1>;

/**
 * Shape of the real numbers that have these frequencies, `[..., n]`: an even number of them, 2 · (m - 1), or as many as asked for.
 *
 * @example InverseRealFourier<['batch', 5, 2], undefined> // Ok<['batch', 8]>
 * @example InverseRealFourier<['batch', 5, 2], 9>         // Ok<['batch', 9]>
 * @example InverseRealFourier<[5, 2], 10>                 // 'irfft: 10 numbers have 6 frequencies, but [5, 2] has 5'
 */
export type InverseRealFourier<X extends Shape, Size extends Dim | undefined> =
  Frequencies<'irfft', X> extends infer R
    ? R extends Ok<readonly [infer Batch extends Shape, infer M]>
      ? Size extends Dim
        ? Sized<X, Batch, M, SizeOf<Size>>
        : Subtract<M, 1> extends infer Last
          ? Last extends false
            ? `irfft: ${Show<X>} has no frequencies`
            : Box<Multiply<2, Last>> extends Box<infer N extends Dim>
              ? Ok<[...Batch, N]>
              : never
          : never
      : OrUnknown<R>
    : never;

type Sized<X extends Shape, Batch extends Shape, M, Size extends Dim> =
  IsWhole<Size> extends false
    ? `irfft: ${ShowDim<Size>} is not a whole number of 0 or more`
    : HasHalf<Size, M> extends true
      ? Ok<[...Batch, Size]>
      : `irfft: ${ShowDim<Size>} numbers have ${ShowDim<Half<Size>>} frequencies, but ${Show<X>} has ${ShowDim<M>}`;

// Whether a name is half a size is not known.
type HasHalf<Size, M> = M extends string ? true : Unify<Half<Size>, M> extends Ok<unknown> ? true : false;

/**
 * `Fourier` as a question.
 *
 * @example Out<FourierRule<…>> // as of `Fourier`
 */
export interface FourierRule<Op extends string, X extends Shape> extends Rule {
  readonly answer: Fourier<Op, X>;
}

/**
 * `RealFourier` as a question.
 *
 * @example Out<RealFourierRule<…>> // as of `RealFourier`
 */
export interface RealFourierRule<X extends Shape> extends Rule {
  readonly answer: RealFourier<X>;
}

/**
 * `InverseRealFourier` as a question.
 *
 * @example Out<InverseRealFourierRule<…>> // as of `InverseRealFourier`
 */
export interface InverseRealFourierRule<X extends Shape, Size extends Dim | undefined> extends Rule {
  readonly answer: InverseRealFourier<X, Size>;
}
