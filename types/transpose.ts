import type { Box, Dim, Shape } from './dim.ts';

/**
 * S with its axes in reverse order.
 *
 * @example Transpose<[2, 3, 4]> // [4, 3, 2]
 */
export type Transpose<S extends Shape, Done extends Shape = []> =
  Box<S> extends Box<readonly [infer D extends Dim, ...infer Rest extends Shape]>
    ? Transpose<Rest, [D, ...Done]>
    : S extends readonly []
      ? Done
      : Shape;
