import type { Dim, Shape, SizeOf } from './dim.ts';

/**
 * Shape of indices I written as rows of N zeros and one 1.
 *
 * @example OneHot<['batch'], 10> // ['batch', 10]
 */
export type OneHot<I extends Shape, N extends Dim> = [...I, SizeOf<N>];
