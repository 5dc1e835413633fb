// The types of functions that are mapped over an axis of trees: by vmap all at once, by scan one after the other.
import type { Dim, Ok, Out, Shape } from '../../types/dim.ts';
import type { MappedSize } from '../../types/mapped-size.ts';
import type { AxesAt, Remap, Unmap } from '../../types/vmap.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Tree } from '../tensor/tree.ts';

// Leaves are found as tensors, not by their form, so that the shapes of generic bodies resolve.
type Keys<X> = X extends readonly unknown[] ? `${number}` : string;
type Below<Path extends string, Key extends string> = Path extends '' ? Key : `${Path}.${Key}`;
/** The leaves of a tree: path, shape and axis of each. */
export type LeavesOf<X, In, Path extends string = ''> =
  X extends Tensor<infer S>
    ? readonly [Path, S, In]
    : HasUnknownKeys<X> extends true
      ? readonly [Path, Shape, 0]
      : { [K in keyof X & Keys<X>]: LeavesOf<X[K], AxesAt<In, K>, Below<Path, K>> }[keyof X & Keys<X>];
type HasUnknownKeys<X> = X extends readonly unknown[] ? (number extends X['length'] ? true : false) : string extends keyof X ? true : false;
/** How many examples a tree has: the question whose answer is the number, or a sentence. */
export type Mapped<Op extends string, X, In> = MappedSize<Op, readonly LeavesOf<X, In>[]>;
export type SizeOf<R> = R extends Ok<infer N extends Dim> ? N : number;
/** What the function sees of the argument. */
export type Example<X, In> = Tree extends X
  ? Tree
  : X extends Tensor<infer S>
    ? In extends number
      ? Unmap<'vmap', S, In> extends Ok<readonly [unknown, infer Rest extends Shape]>
        ? Tensor<Rest>
        : X
      : X
    : { [K in keyof X]: Example<X[K], AxesAt<In, K>> };
/** The results of all examples. */
export type Stacked<Y, N extends Dim, Axis extends number> = Tree extends Y
  ? Tree
  : Y extends Tensor<infer S>
    ? Tensor<Out<Remap<'vmap', S, N, Axis>>>
    : { [K in keyof Y]: Stacked<Y[K], N, Axis> };
