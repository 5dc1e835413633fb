// What a net can be asked for, by name: types only.
import type { Shape } from '../../types/dim.ts';
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
type LeafAt<P, N> = Leaves<P> extends infer L ? (L extends readonly [N, infer T] ? T : never) : never;

/** Names of outputs. */
export type OutputName<O extends Outputs> = keyof O & string;
/** Names of outputs that are scalars: what can be a loss. */
export type LossName<O extends Outputs> = { [K in keyof O]: O[K] extends Tensor<[]> ? K : never }[keyof O] & string;
/** Anything a cotangent can be pulled to: an output, an input, or a parameter by its path. */
export type WireName<I extends InputShapes, P extends Parameters, O extends Outputs> = OutputName<O> | (keyof I & string) | PathOf<P>;
/** The tensor on a wire; its cotangent has the same shape. */
export type Wire<I extends InputShapes, P extends Parameters, O extends Outputs, N> = N extends keyof O
  ? O[N]
  : N extends keyof I
    ? Inputs<I>[N]
    : LeafAt<P, N>;
