// What a net can be asked for, by name: types only.
import type { Box, Ok, Shape } from '../../types/dim.ts';
import type { DeclaredShape, RecordFits } from '../../types/record.ts';
import type { SameTree } from '../../types/same-tree.ts';
import type { Loss, Wire as OneOf, WireName as NameOfWire } from '../../types/wire.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** Parameters: tensors in records, to any depth. */
export type Parameters = { readonly [name: string]: Tensor | Parameters };
/** Declared inputs: a shape for each name; a symbolic axis takes any size, the same one wherever its name recurs. */
export type InputShapes = { readonly [name: string]: Shape };
/** What a model returns: the outputs that can be observed. */
export type Outputs = { readonly [name: string]: Tensor };

type Writable<S extends Shape> = { -readonly [K in keyof S]: S[K] };
type Sized<S extends Shape> = { -readonly [K in keyof S]: S[K] extends string ? number : S[K] };

/** The inputs as a model sees them, with symbolic axes by name. */
export type Inputs<I extends InputShapes> = { readonly [K in keyof I]: Tensor<Writable<I[K]>> };
/** One record: all inputs of a turn. */
export type RecordOf<I extends InputShapes> = { readonly [K in keyof I]: Tensor<Sized<I[K]>> };

/** Paths through a tree of parameters, with what is there: ['hidden.w', Tensor<[784, 128]>] | …. */
type Leaves<P, Prefix extends string = ''> = {
  [K in keyof P & string]: P[K] extends Tensor ? [`${Prefix}${K}`, P[K]] : Leaves<P[K], `${Prefix}${K}.`>;
}[keyof P & string];
type PathOf<P> = Leaves<P> extends infer L ? (L extends readonly [infer N extends string, unknown] ? N : never) : never;
type LeafAt<P, N> = N extends keyof P
  ? Extract<P[N], Tensor>
  : N extends `${infer Branch}.${infer Rest}`
    ? Branch extends keyof P
      ? LeafAt<P[Branch], Rest>
      : never
    : never;

/** Names of outputs. */
export type OutputName<O> = keyof O & string;
/** Names of outputs that can be a loss: scalars, and those of unknown rank. */
export type LossName<O> = { [K in keyof O]: LossOf<'', '', O[K]> extends Ok<unknown> ? K : never }[keyof O] & string;
/** Anything a cotangent can be pulled to: an output, an input, or a parameter by its path. */
export type WireName<I extends InputShapes, P extends Parameters, O> = OutputName<O> | (keyof I & string) | PathOf<P>;
/** The tensor on a wire; its cotangent has the same shape. */
export type Wire<I extends InputShapes, P extends Parameters, O, N> = N extends keyof O
  ? O[N]
  : N extends keyof I
    ? Inputs<I>[N]
    : N extends PathOf<P>
      ? LeafAt<P, N>
      : Tensor;
/** The tensor on an output. */
export type Output<O, N> = N extends keyof O ? O[N] : Tensor;

/** Names as an editor offers them; any other is refused by the type of the parameter. */
export type Offered<Names extends string> = Names | (string & {});
/** What an editor offers the properties of; anything else is refused by the type of the parameter. */
export type Like<T> = T | {} | null | undefined;

/**
 * `never`; but while `T` is a type parameter, the compiler takes it for `unknown`: of a condition that is put off it leaves out a branch that it cannot
 * come to with `any` in place of the parameter. So a generic function may use what its constraints say, though no sentence is settled there.
 */
type WhileGeneric<T> = [IsAny<T>] extends [false] ? never : unknown;
type IsAny<T> = Box<null> extends Box<T> ? true : false;

/**
 * `T` when the rule answers `Ok`, else its sentence: `Arg`, for answers that are dear. Asked for `Ok`, the compiler puts off a rule on names that it does
 * not know yet; asked for `string`, it would put together the sentences of all names.
 */
type Fitting<R, T> = R extends Ok<unknown> ? T : NoInfer<R>;

/** `N` where it is one of some names; `O` is what they come from. */
type OneOfNames<Op extends string, What extends string, N, Names extends string, O> =
  (N extends string ? Fitting<OneOf<Op, What, N, readonly Names[]>, N> : never) | (Names & WhileGeneric<O>);

/** The parameter for the name of an output. */
export type OutputArg<Op extends string, O, N> = OneOfNames<Op, 'output', N, OutputName<O>, O>;
/** The parameter for the name of a wire. */
export type WireArg<Op extends string, I extends InputShapes, P extends Parameters, O, N> = OneOfNames<
  Op,
  'wire',
  N,
  WireName<I, P, O>,
  I | P | O
>;
/** The parameter for the name of a loss. */
export type LossArg<Op extends string, O, N> =
  (N extends string ? Fitting<LossFault<Op, O, N>, N> : never) | (LossName<O> & WhileGeneric<O>);
type LossFault<Op extends string, O, N extends string> = N extends keyof O
  ? LossOf<Op, N, O[N]>
  : OneOf<Op, 'scalar output', N, readonly LossName<O>[]>;
type LossOf<Op extends string, N extends string, T> = T extends Tensor<infer S> ? Loss<Op, N, S> : never;

/** The parameter for a record. */
export type RecordArg<I extends InputShapes, R> = Fitting<RecordFits<'push', I, R>, R> | (RecordOf<I> & WhileGeneric<I>);

/** The parameter for a tree of parameters that takes the place of another. */
export type ParametersArg<Op extends string, P, Q, T> = Fitting<SameTree<`${Op}: the parameter tree`, "the net's", Q, P>, T>;

/** The parameter for declared inputs. */
export type InputShapesArg<I extends InputShapes> = {
  readonly [K in keyof I]: Fitting<DeclaredFault<K, I[K]>, I[K]> | (I[K] & WhileGeneric<I[K][number]>);
};
type DeclaredFault<K, S extends Shape> = K extends string
  ? NameOfWire<'input', K> extends infer R
    ? R extends string
      ? R
      : DeclaredShape<K, S>
    : never
  : never;

/** What a model may return. */
export type ModelResult<I, P, O> = [Extract<ModelFault<I, P, O>, string>] extends [never] ? O : Extract<ModelFault<I, P, O>, string>;
type ModelFault<I, P, O> = O extends Leaf | readonly unknown[]
  ? Unfit
  : O extends object
    ? { readonly [K in keyof O]: OutputFault<K, O[K], Taken<keyof I | PathOf<P>>> }[keyof O]
    : Unfit;
/** Names that are known to be taken. */
type Taken<Names> = string extends Names ? never : Names;
type Unfit = 'dataflow: the model must return a record of tensors';
/** What makes a tensor, also for a compiler that does not know its sizes. */
type Leaf = { readonly shape: readonly unknown[]; readonly data: unknown };
type OutputFault<K, T, Others> = K extends string
  ? T extends Leaf
    ? K extends Others
      ? `dataflow: output '${K}' has the name of another wire`
      : NameOfWire<'output', K>
    : `dataflow: output '${K}' is not a tensor`
  : never;
