import type { IsWhole } from './arithmetic.ts';
import type { Ok, Shape, Show, ShowDim, SizesOf, Unify } from './dim.ts';
import type { InOrder, Orderable } from './near.ts';
import type { Wire } from './wire.ts';

/** A name, and the shape that is declared for it. */
type Declared = readonly [name: string, shape: Shape];
/** A name of an axis, and its size. */
type Bound = readonly [name: string, size: unknown];

/**
 * The tensors of a record, in the order of the inputs that are declared for them. A name among the sizes is the same size wherever it stands.
 *
 * @example BindRecord<'push', [['x', ['batch', 784]], ['y', ['batch']]], [[32, 784], [32]]> // Ok<[[32, 784], [32]]>
 * @example BindRecord<'push', [['x', ['batch', 784]]], [[32, 783]]> // "push: input 'x' is [batch, 784] but got [32, 783] (783 ≠ 784)"
 * @example BindRecord<'push', [['x', ['n', 'n']]], [[2, 3]]>        // "push: input 'x' is [n, n] with n = 2 but got [2, 3]"
 */
export type BindRecord<
  Op extends string,
  Inputs extends readonly Declared[],
  Given extends readonly Shape[],
  Known extends Bound = never,
  Rest extends readonly Shape[] = Given,
> = [Inputs, Rest] extends [
  readonly [readonly [infer Name extends string, infer S extends Shape], ...infer Others extends readonly Declared[]],
  readonly [infer G extends Shape, ...infer OtherGiven extends readonly Shape[]],
]
  ? BindShape<S, G, Known> extends infer R
    ? R extends Ok<infer Longer>
      ? BindRecord<Op, Others, Given, Extract<Longer, Bound>, OtherGiven>
      : R extends InputFault<infer With, infer Why>
        ? `${Op}: input '${Name}' is ${Show<S>}${With} but got ${Show<G>}${Why}`
        : never
    : never
  : Ok<Given>;

/** What does not fit an input: the size that a name has already, and the sizes that differ. */
interface InputFault<With extends string, Why extends string> {
  readonly with: With;
  readonly why: Why;
}

/** What names are known to be after an input: `Ok`, or what does not fit. */
type BindShape<S extends Shape, G extends Shape, Known extends Bound> = number extends S['length'] | G['length']
  ? Ok<Known>
  : G['length'] extends S['length']
    ? BindDims<S, G, Known>
    : InputFault<'', ''>;

type BindDims<S extends Shape, G extends Shape, Known extends Bound> = [S, G] extends [
  readonly [infer D, ...infer RestS extends Shape],
  readonly [infer Size, ...infer RestG extends Shape],
]
  ? BindDim<D, Size, Known> extends infer R
    ? R extends Ok<infer Longer>
      ? BindDims<RestS, RestG, Extract<Longer, Bound>>
      : R
    : never
  : Ok<Known>;

type BindDim<D, Size, Known extends Bound> = D extends string
  ? string extends D
    ? Ok<Known>
    : Extract<Known, readonly [D, unknown]> extends infer Before
      ? [Before] extends [never]
        ? Ok<Known | [D, Size]>
        : BindAgain<D, Size, Before, Known>
      : never
  : Unify<Size, D> extends Ok<unknown>
    ? Ok<Known>
    : InputFault<'', ` (${ShowDim<Size>} ≠ ${ShowDim<D>})`>;

type BindAgain<D extends string, Size, Before, Known extends Bound> = Before extends readonly [D, infer Earlier]
  ? Unify<Size, Earlier> extends Ok<infer Both>
    ? Ok<Exclude<Known, Before> | [D, Both]>
    : InputFault<` with ${D} = ${ShowDim<Earlier>}`, ''>
  : never;

/**
 * A shape that is declared for an input: every axis is a name or a whole number of 0 or more.
 *
 * @example DeclaredShape<'x', ['batch', 784]> // Ok<['batch', 784]>
 * @example DeclaredShape<'x', ['batch', -1]>  // "dataflow: axis 1 of input 'x', [batch, -1], is neither a name nor a whole number of 0 or more"
 */
export type DeclaredShape<
  Name extends string,
  S extends Shape,
  Rest extends Shape = S,
  Before extends readonly unknown[] = [],
> = Rest extends readonly [infer D, ...infer Others extends Shape]
  ? IsWhole<D> extends true
    ? DeclaredShape<Name, S, Others, [...Before, D]>
    : `dataflow: axis ${Before['length']} of input '${Name}', ${Show<S>}, is neither a name nor a whole number of 0 or more`
  : Ok<S>;

/** What makes a tensor: its sizes, and numbers. */
interface Leaf {
  readonly shape: readonly unknown[];
  readonly data: unknown;
}

/**
 * A record of tensors for declared inputs (a record of shapes): a tensor for each, of its shape, and no tensors besides. The first fault is told:
 * tensors that are no inputs, then what is missing, then shapes, each in the order of the names.
 *
 * @example RecordFits<'push', { x: [2] }, { x: Tensor<[2]> }>                 // Ok<…>
 * @example RecordFits<'push', { x: [2] }, {}>                                 // "push: the record has no 'x'"
 * @example RecordFits<'push', { x: [2] }, { x: Tensor<[2]>; y: Tensor<[1]> }> // "push: the net has no input 'y'; it has 'x'"
 */
export type RecordFits<Op extends string, I, R> = string extends keyof I
  ? Ok<R>
  : R extends object
    ? Others<I, R> extends infer Extra extends string
      ? [Extra] extends [never]
        ? EachInOrder<Op, I, R, InOrder<Names<I>>, Exclude<Names<I>, Orderable<Names<I>>>>
        : Wire<Op, 'input', FirstOf<Extra, InOrder<Extra, 1>>, readonly Names<I>[]>
      : never
    : `${Op}: a record must be an object of tensors, got ${Kind<R>}`;

type Names<I> = keyof I & string;
type FirstOf<Union extends string, Ordered extends readonly string[]> = Ordered extends readonly [infer First extends string]
  ? First
  : Union;
/** Tensors of a record that are no inputs. What is no tensor is none of the net's business. */
type Others<I, R> = { [Name in Exclude<Names<R>, keyof I>]-?: R[Name] extends Leaf ? Name : never }[Exclude<Names<R>, keyof I>];

// names without a place in the order come last, each for itself
type EachInOrder<Op extends string, I, R, Ordered extends readonly string[], Unordered extends string> =
  TensorsFit<Op, I, R, Ordered> extends infer Fit
    ? Fit extends string
      ? Fit
      : OrOk<Extract<Unordered extends string ? TensorsFit<Op, I, R, [...Ordered, Unordered]> : never, string>, R>
    : never;
type OrOk<Fault, R> = [Fault] extends [never] ? Ok<R> : Fault;
type TensorsFit<Op extends string, I, R, Ordered extends readonly string[]> =
  TensorFaults<Op, R, Ordered> extends infer Fault extends string ? Fault : ShapesFit<Op, I, R, Ordered>;

/** What is said of the first input that is no tensor. */
type TensorFaults<Op extends string, R, Ordered> = Ordered extends readonly [infer Name extends string, ...infer Rest]
  ? ValueAt<R, Name> extends infer Value
    ? [Value] extends [Leaf]
      ? TensorFaults<Op, R, Rest>
      : undefined extends Value
        ? `${Op}: the record has no '${Name}'`
        : `${Op}: input '${Name}' must be a tensor with data, got ${Kind<Exclude<Value, Leaf>>}`
    : never
  : null;
type ValueAt<R, Name> = Name extends keyof R ? R[Name] : undefined;
type Kind<X> = [X] extends [null]
  ? 'null'
  : [X] extends [undefined]
    ? 'nothing'
    : [X] extends [number]
      ? 'a number'
      : [X] extends [string]
        ? 'a string'
        : [X] extends [boolean]
          ? 'a boolean'
          : X extends readonly unknown[]
            ? 'an array'
            : 'an object';

type ShapesFit<Op extends string, I, R, Ordered extends readonly string[]> =
  BindRecord<Op, DeclaredIn<I, Ordered>, ShapesIn<R, Ordered>> extends infer Fault extends string ? Fault : Ok<R>;
type DeclaredIn<I, Ordered extends readonly string[]> = {
  [At in keyof Ordered]: [Ordered[At], I[Ordered[At] & keyof I] extends infer S extends Shape ? S : Shape];
};
type ShapesIn<R, Ordered extends readonly string[]> = {
  [At in keyof Ordered]: R[Ordered[At] & keyof R] extends { readonly shape: infer S extends Shape } ? SizesOf<S> : Shape;
};
