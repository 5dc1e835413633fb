import type { Ok, Shape, Show } from './dim.ts';

/**
 * A shape that must be that of a scalar: of the result of a function, or of what `Must` says.
 *
 * @example Scalar<'grad', []>  // Ok<[]>
 * @example Scalar<'grad', [2]> // 'grad: the function must return a scalar, got [2]'
 * @example Scalar<'cond', [2], 'the predicate must be'> // 'cond: the predicate must be a scalar, got [2]'
 */
export type Scalar<Op extends string, S extends Shape, Must extends string = 'the function must return'> = S extends readonly []
  ? Ok<[]>
  : S extends readonly [unknown, ...unknown[]]
    ? `${Op}: ${Must} a scalar, got ${Show<S>}`
    : Ok<[]>;
