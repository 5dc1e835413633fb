import type { IsWhole } from './arithmetic.ts';
import type { Ok, Shape, Show } from './dim.ts';

/**
 * A shape that a caller wrote: every size is a whole number of 0 or more.
 *
 * @example CheckShape<'zeros', [2, 3]>  // Ok<[2, 3]>
 * @example CheckShape<'zeros', [2, -3]> // 'zeros: axis 1 of [2, -3] is not a whole number of 0 or more'
 */
export type CheckShape<
  Op extends string,
  S extends Shape,
  Rest extends Shape = S,
  Seen extends readonly unknown[] = [],
> = Rest extends readonly [infer D, ...infer Others extends Shape]
  ? IsWhole<D> extends true
    ? CheckShape<Op, S, Others, [...Seen, 0]>
    : `${Op}: axis ${Seen['length']} of ${Show<S>} is not a whole number of 0 or more`
  : Ok<S>;
