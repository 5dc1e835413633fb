import type { Arg, Box, Dim, Ok, Out, Shape, Show, ShowDim, Unify } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { add } from '../ops/add.ts';
import { matmul } from '../ops/matmul.ts';
import { show } from '../shape/dim.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';

/**
 * Shape of x·w + b: `[...Z, I] · [I, O] + [O] -> [...Z, O]`.
 *
 * @example Linear<['batch', 784], [784, 10], [10]> // Ok<['batch', 10]>
 * @example Linear<[32, 784], [785, 10], [10]>      // 'linear: w [785, 10] does not take [32, 784] (785 ≠ 784)'
 * @example Linear<[32, 784], [784, 10], [8]>       // 'linear: w [784, 10] and b [8] differ (10 ≠ 8)'
 */
export type Linear<X extends Shape, W extends Shape, B extends Shape> =
  Box<[X, W, B]> extends Box<
    [
      readonly [...infer Z extends Shape, infer I extends Dim],
      readonly [infer J extends Dim, infer O extends Dim],
      readonly [infer P extends Dim],
    ]
  >
    ? Unify<J, I> extends Ok<unknown>
      ? Unify<O, P> extends Ok<infer D extends Dim>
        ? Ok<[...Z, D]>
        : `linear: w ${Show<W>} and b ${Show<B>} differ (${ShowDim<O>} ≠ ${ShowDim<P>})`
      : `linear: w ${Show<W>} does not take ${Show<X>} (${ShowDim<J>} ≠ ${ShowDim<I>})`
    : number extends X['length'] | W['length'] | B['length']
      ? Ok<Shape>
      : X extends readonly []
        ? 'linear: the input is a scalar'
        : `linear: w must be [in, out] and b [out], got ${Show<W>} and ${Show<B>}`;

/** Twin of `Linear`. @throws ShapeError when x, w and b do not fit */
export function linearShape(x: Dims, w: Dims, b: Dims): Dims {
  if (w.length !== 2 || b.length !== 1) {
    throw new ShapeError(
      x.length === 0 ? 'linear: the input is a scalar' : `linear: w must be [in, out] and b [out], got ${show(w)} and ${show(b)}`,
    );
  }
  if (x.length === 0) throw new ShapeError('linear: the input is a scalar');
  const taken = x.at(-1)!;
  if (w[0] !== taken) throw new ShapeError(`linear: w ${show(w)} does not take ${show(x)} (${w[0]} ≠ ${taken})`);
  if (w[1] !== b[0]) throw new ShapeError(`linear: w ${show(w)} and b ${show(b)} differ (${w[1]} ≠ ${b[0]})`);
  return [...x.slice(0, -1), w[1]!];
}

/**
 * y = x·w + b: [...Z, I] · [I, O] + [O] -> [...Z, O], what a `dense` layer computes, for models written by hand. Cost 2·Z·I·O flops.
 * @throws ShapeError when x, w and b do not fit
 */
export function linear<X extends Shape, W extends Shape, B extends Shape>(
  x: Tensor<X>,
  parameters: Arg<Linear<X, W, B>, { readonly w: Tensor<W>; readonly b: Tensor<B> }>,
): Tensor<Out<Linear<X, W, B>>> {
  const { w, b } = parameters as { readonly w: Tensor; readonly b: Tensor };
  linearShape(x.shape as Dims, w.shape as Dims, b.shape as Dims);
  return add(matmul(x as Tensor, w), b) as Tensor<never>;
}
