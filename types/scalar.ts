import type { Ok, Shape, Show } from './dim.ts';

/**
 * A shape that must be that of a scalar.
 *
 * @example Scalar<'grad', []>  // Ok<[]>
 * @example Scalar<'grad', [2]> // 'grad: the function must return a scalar, got [2]'
 */
export type Scalar<Op extends string, S extends Shape> = S extends readonly []
  ? Ok<[]>
  : S extends readonly [unknown, ...unknown[]]
    ? `${Op}: the function must return a scalar, got ${Show<S>}`
    : Ok<[]>;
