import type { Ok, Shape, Show, ShowDim, Unify } from './dim.ts';
import type { IsWhole } from './arithmetic.ts';

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
type BindShape<S extends Shape, G extends Shape, Known extends Bound> = [S, G] extends [
  readonly [infer D, ...infer RestS extends Shape],
  readonly [infer Size, ...infer RestG extends Shape],
]
  ? BindDim<D, Size, Known> extends infer R
    ? R extends Ok<infer Longer>
      ? BindShape<RestS, RestG, Extract<Longer, Bound>>
      : R
    : never
  : number extends G['length'] | S['length']
    ? Ok<Known>
    : [S, G] extends [readonly [], readonly []]
      ? Ok<Known>
      : InputFault<'', ''>;

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
