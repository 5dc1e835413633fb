import type { IBox, Ok, Shape, Show, SizesOf } from './dim.ts';
import type { FirstByPath } from './path-order.ts';
import type { UnifyShapes } from './same-shape.ts';

/** What makes a leaf of a tree: its sizes, and numbers. */
interface Leaf {
  readonly shape: readonly unknown[];
  readonly data: unknown;
}

/**
 * A tree of tensors (records and tuples, to any depth) that must have the form and the shapes of another: `Role` and `Of` name the two. Of several
 * faults, the one whose path comes first is said.
 *
 * @example SameTree<'jvp: the tangent', 'the point', Tensor<[2]>, Tensor<[2]>>               // Ok<Tensor<[2]>>
 * @example SameTree<'jvp: the tangent', 'the point', { w: Tensor<[4]> }, { w: Tensor<[2]> }> // "jvp: the tangent at 'w' is [4], but the point is [2]"
 * @example SameTree<'jvp: the tangent', 'the point', {}, { w: Tensor<[2]> }>                 // "jvp: the tangent has nothing at 'w'"
 * @example SameTree<'jvp: the tangent', 'the point', { w: Tensor<[2]> }, {}>                 // "jvp: the tangent has more than the point: 'w'"
 */
export type SameTree<Role extends string, Of extends string, Given, Like> =
  IBox<Given> extends IBox<Like>
    ? Ok<Given>
    : TreeFaults<Role, Of, Given, Like, ''> extends infer Faults extends Fault<string, string>
      ? [Faults] extends [never]
        ? Ok<Given>
        : FirstByPath<Faults>['sentence']
      : never;

interface Fault<Path extends string, Sentence extends string> {
  readonly path: Path;
  readonly sentence: Sentence;
}

/** What is wrong with a tree, as a union: nothing is `never`. */
type TreeFaults<Role extends string, Of extends string, Given, Like, Path extends string> = Like extends Leaf
  ? Given extends Leaf
    ? LeafFault<Role, Of, SizesOf<ShapeOf<Given>>, SizesOf<ShapeOf<Like>>, Path>
    : Fault<Path, `${Role}${At<Path>} is no tensor, but ${Of} is`>
  : Given extends Leaf
    ? Fault<Path, `${Role}${At<Path>} is a tensor, but ${Of} is none`>
    : | { [Key in keyof Like & Keys<Like>]: BranchFaults<Role, Of, Given, Like, Key, Path> }[keyof Like & Keys<Like>]
      | MoreFaults<Role, Of, Exclude<keyof Given & Keys<Given>, keyof Like>, Path>;

type BranchFaults<
  Role extends string,
  Of extends string,
  Given,
  Like,
  Key extends keyof Like & string,
  Path extends string,
> = Key extends keyof Given
  ? TreeFaults<Role, Of, Given[Key], Like[Key], Below<Path, Key>>
  : Fault<Below<Path, Key>, `${Role} has nothing at '${Below<Path, Key>}'`>;

// Of a record of any names it is not known whether it has more.
type MoreFaults<Role extends string, Of extends string, Key extends string, Path extends string> = Key extends unknown
  ? string extends Key
    ? never
    : Fault<Below<Path, Key>, `${Role} has more than ${Of}: '${Below<Path, Key>}'`>
  : never;

type LeafFault<Role extends string, Of extends string, Given extends Shape, Like extends Shape, Path extends string> =
  UnifyShapes<Given, Like> extends false ? Fault<Path, `${Role}${At<Path>} is ${Show<Given>}, but ${Of} is ${Show<Like>}`> : never;

type ShapeOf<T extends Leaf> = T['shape'] extends infer S extends Shape ? S : Shape;
/** Names of a record, positions of a tuple. */
type Keys<T> = T extends readonly unknown[] ? `${number}` : string;
type Below<Path extends string, Key extends string> = Path extends '' ? Key : `${Path}.${Key}`;
type At<Path extends string> = Path extends '' ? '' : ` at '${Path}'`;
