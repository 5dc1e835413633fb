import type { AxisOf } from './axis.ts';
import type { Box, Dim, Ok, Rule, Shape, ShowDim } from './dim.ts';
import type { FirstByPath } from './path-order.ts';
import type { Remap, Unmap } from './vmap.ts';

/**
 * A leaf of a tree that is mapped over: its path, its shape, and its axis, which is `null` when the leaf is passed whole.
 *
 * @example ['hidden.w', [32, 784], 0]
 */
export type MappedLeaf = readonly [path: string, shape: Shape, axis: unknown];

/**
 * The number of examples in a tree: all its leaves have as many. The order of the leaves does not matter: of several faults, the one whose path comes
 * first in the order of the alphabet is said.
 *
 * @example MappedSize<'vmap', [['x', ['batch', 784], 0], ['w', [784, 10], null]]> // Ok<'batch'>
 * @example MappedSize<'vmap', [['x', [32, 784], 0], ['y', [31], 0]]> // "vmap: axis 0 of 'x' is 32, but axis 0 of 'y' is 31"
 */
export type MappedSize<Op extends string, Leaves extends readonly MappedLeaf[]> =
  LeafSize<Op, Leaves[number]> extends infer Sizes
    ? [Sizes] extends [never]
      ? `${Op}: nothing is mapped; at least one leaf must have an axis`
      : [Extract<Sizes, LeafFault<string, string>>] extends [never]
        ? JointSize<Op, Sizes & SizeAt<string, number, Dim>>
        : FirstByPath<Extract<Sizes, LeafFault<string, string>>>['fault']
    : never;

interface SizeAt<out Path, out Axis, out N> {
  readonly path: Path;
  readonly axis: Axis;
  readonly size: N;
}
interface LeafFault<out Path, out Fault> {
  readonly path: Path;
  readonly fault: Fault;
}

/** For each leaf that is mapped its size, or what is wrong with it. */
type LeafSize<Op extends string, L extends MappedLeaf> = L extends readonly [infer Path extends string, infer S extends Shape, infer Axis]
  ? Axis extends null
    ? never
    : Axis extends number
      ? Unmap<`${Op}: the argument${At<Path>}`, S, Axis> extends infer R
        ? R extends Ok<readonly [infer N, unknown]>
          ? SizeAt<Path, Axis, N>
          : LeafFault<Path, R>
        : never
      : LeafFault<Path, `${Op}: the argument${At<Path>} has no axis; null passes it whole`>
  : never;

/** The size that all agree on; else that of the leaves with known sizes, if these agree. */
type JointSize<Op extends string, All extends SizeAt<string, number, Dim>> = [Others<All, All['size']>] extends [never]
  ? Ok<All['size']>
  : KnownSizes<All> extends infer Known extends SizeAt<string, number, Dim>
    ? FirstByPath<Known> extends infer First extends SizeAt<string, number, Dim>
      ? [Others<Known, First['size']>] extends [never]
        ? Ok<First['size']>
        : DifferSentence<Op, First, FirstByPath<Others<Known, First['size']>>>
      : never
    : never;

type Others<L extends SizeAt<string, number, Dim>, N> = L extends unknown ? (Box<N> extends Box<L['size']> ? never : L) : never;
type KnownSizes<L extends SizeAt<string, number, Dim>> = L extends unknown ? (Box<number> extends Box<L['size']> ? never : L) : never;

type DifferSentence<
  Op extends string,
  A extends SizeAt<string, number, Dim>,
  B extends SizeAt<string, number, Dim>,
> = `${Op}: axis ${A['axis']} of '${A['path']}' is ${ShowDim<A['size']>}, but axis ${B['axis']} of '${B['path']}' is ${ShowDim<B['size']>}`;

/**
 * An axis that the results in a tree can be stacked along, or what is wrong with the first of them.
 *
 * @example MappedOut<'vmap', [['loss', []]], 0> // Ok<0>
 * @example MappedOut<'vmap', [['loss', []]], 1> // "vmap: the result at 'loss': axis 1 is out of range for []"
 */
export type MappedOut<Op extends string, Leaves extends readonly MappedResult[], Axis extends number> =
  ResultFault<Op, Leaves[number], Axis> extends infer Faults
    ? [Faults] extends [never]
      ? Ok<Axis>
      : FirstByPath<Faults & LeafFault<string, string>>['fault']
    : never;

/** A leaf of a tree of results: its path and its shape. */
export type MappedResult = readonly [path: string, shape: Shape, ...unknown[]];

type ResultFault<Op extends string, L extends MappedResult, Axis extends number> = L extends readonly [
  infer Path extends string,
  infer S extends Shape,
  ...unknown[],
]
  ? Remap<`${Op}: the result${At<Path>}`, S, number, Axis> extends infer R
    ? R extends string
      ? LeafFault<Path, R>
      : never
    : never
  : never;

type At<Path extends string> = Path extends '' ? '' : ` at '${Path}'`;

/**
 * `MappedOut` as a question.
 *
 * @example Out<MappedOutRule<…>> // as of `MappedOut`
 */
export interface MappedOutRule<Op extends string, Leaves extends readonly MappedResult[], Axis extends number> extends Rule {
  readonly answer: MappedOut<Op, Leaves, AxisOf<Axis>>;
}
