import type { Box, Ok, Rule, Shape, Show, ShowDim, Unify } from './dim.ts';

/**
 * A layer is a function of types: from the shape of one example (`this['in']`) to the shape it gives (`out`, as `Ok` or a sentence) and the tree of
 * parameters it needs (`params`). The fields are `unknown` because `Shape & [784]` would no longer match patterns.
 *
 * @example interface ReluF extends LayerF { readonly out: Ok<this['in']>; readonly params: {} }
 */
export interface LayerF {
  readonly in: unknown;
  readonly out: unknown;
  readonly params: unknown;
}

/**
 * What a chain needs to know of a layer: its type function, and the name of its parameters.
 *
 * @example interface Dense extends LayerLike { readonly f: DenseF<10>; readonly name: 'head' }
 */
export interface LayerLike {
  readonly f: LayerF;
  readonly name?: string | undefined;
}

/**
 * What a layer gives for examples of shape S.
 *
 * @example LayerOut<DenseF<10>, [784]> // Ok<[10]>
 */
export type LayerOut<F extends LayerF, S extends Shape> = (F & { readonly in: S })['out'];

/**
 * The parameters of a layer for examples of shape S.
 *
 * @example LayerParams<DenseF<10>, [784]> // { w: Tensor<[784, 10]>; b: Tensor<[10]> }
 */
export type LayerParams<F extends LayerF, S extends Shape> = (F & { readonly in: S })['params'];

/**
 * Layers one after the other, from examples of shape S: the output shape, the parameter tree (by name, else by position; layers without parameters are
 * left out), and the layers as they should be, with a sentence in place of the first that does not fit.
 *
 * @example Chain<[784], [Dense<128, 'hidden'>, Dense<10, 'head'>]>['out'] // [10]
 */
export type Chain<
  S extends Shape,
  Layers extends readonly LayerLike[],
  Params extends readonly Entry[] = [],
  Checked extends readonly unknown[] = [],
> = Layers extends readonly [infer First extends LayerLike, ...infer Rest extends readonly LayerLike[]]
  ? LayerKey<First, Checked['length']> extends Params[number]['key']
    ? ChainFault<Checked, `the name '${LayerKey<First, Checked['length']>}' is already used`, Rest>
    : LayerOut<First['f'], S> extends infer R
      ? R extends Ok<infer Next extends Shape>
        ? Chain<Next, Rest, AddEntry<Params, LayerKey<First, Checked['length']>, LayerParams<First['f'], S>>, [...Checked, First]>
        : ChainFault<Checked, R & string, Rest>
      : never
  : number extends Layers['length']
    ? { readonly ok: false; readonly layers: unknown }
    : {
        readonly ok: true;
        readonly out: S;
        // over the entries, and without a name of its own: so an editor shows the tree itself, in the order of the layers
        readonly params: {
          readonly [At in keyof Params as At extends `${number}` ? Params[At]['key'] : never]: Params[At] extends Entry<infer P>
            ? P
            : never;
        };
        readonly layers: Checked;
      };

/** The parameters of one layer, and where they stand in the tree. */
interface Entry<P = unknown, Key extends string = string> {
  readonly key: Key;
  readonly params: P;
}
interface ChainFault<Before extends readonly unknown[], Why extends string, After extends readonly unknown[]> {
  readonly ok: false;
  readonly layers: [...Before, `sequential, layer ${Before['length']}: ${Why}`, ...After];
}
type LayerKey<L extends LayerLike, Position extends number> = L extends { readonly name: infer Name extends string } ? Name : `${Position}`;
type AddEntry<Params extends readonly Entry[], Key extends string, P> = keyof P extends never ? Params : [...Params, Entry<P, Key>];

/**
 * The layers of a chain as they should be: the type of `sequential`'s rest parameter.
 *
 * @example ChainCheck<Chain<[784], [Dense<10>]>> // [Dense<10>]
 */
export type ChainCheck<R> = R extends { readonly layers: infer Layers } ? Layers : unknown;

/**
 * The output shape of a chain.
 *
 * @example ChainOut<Chain<[784], [Dense<10>]>> // [10]
 */
export type ChainOut<R> = R extends { readonly ok: true; readonly out: infer S extends Shape } ? S : Shape;

/**
 * The parameter tree of a chain.
 *
 * @example ChainParams<Chain<[784], [Dense<10, 'head'>]>> // { head: { w: Tensor<[784, 10]>; b: Tensor<[10]> } }
 */
export type ChainParams<R> = R extends { readonly ok: true; readonly params: infer P } ? P : unknown;

/**
 * The leading axes of inputs X to a model of examples In: `X = [...batch, ...In]`.
 *
 * @example Batch<['batch', 784], [784]> // Ok<['batch']>
 * @example Batch<[32, 783], [784]>      // 'apply: the model takes [784] but got [32, 783] (783 ≠ 784)'
 */
export type Batch<X extends Shape, In extends Shape> = TakeExample<X, In, `apply: the model takes ${Show<In>} but got ${Show<X>}`>;

type TakeExample<X extends Shape, In extends Shape, Sentence extends string> =
  Box<[X, In]> extends Box<[readonly [...infer RestX extends Shape, infer x], readonly [...infer RestIn extends Shape, infer i]]>
    ? Unify<x, i> extends Ok<unknown>
      ? TakeExample<RestX, RestIn, Sentence>
      : `${Sentence} (${ShowDim<x>} ≠ ${ShowDim<i>})`
    : In extends readonly []
      ? Ok<X>
      : X extends readonly []
        ? number extends In['length'] // of an unknown rank, which may be none
          ? Ok<Shape>
          : Sentence
        : Ok<Shape>;

/**
 * `Batch` as a question.
 *
 * @example Out<BatchRule<…>> // as of `Batch`
 */
export interface BatchRule<X extends Shape, In extends Shape> extends Rule {
  readonly answer: Batch<X, In>;
}
