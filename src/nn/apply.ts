import type { Arg, Ok, Shape } from '../../types/dim.ts';
import type { Batch, BatchRule } from '../../types/layer.ts';
import { DataError, ShapeError } from '../errors.ts';
import { sameDims, type Dims } from '../shape/dims.ts';
import { show } from '../shape/dim.ts';
import { batchShape } from '../shape/layer.ts';
import { isTensor, type Tensor } from '../tensor/tensor.ts';
import type { Model, Placed } from './sequential.ts';

/** The shape of a model's results: leading axes, then that of one example. @example ApplyOut<Ok<['batch']>, [10]> // ['batch', 10] */
export type ApplyOut<R, Example extends Shape> = R extends Ok<infer Z extends Shape> ? [...Z, ...Example] : Shape;

/**
 * y = model(x), mapped over leading axes: [...batch, ...In] -> [...batch, ...Out]. Within a transform or a dataflow it is recorded like any ops.
 * @throws ShapeError when x does not end in In; DataError when parameters are missing
 */
export function apply<In extends Shape, Example extends Shape, P, Q extends P, X extends Shape>(
  model: Model<In, Example, P>,
  parameters: Q,
  x: Arg<BatchRule<X, In>, Tensor<X>>,
): Tensor<ApplyOut<Batch<X, In>, Example>> {
  const input = x as Tensor;
  const batch = batchShape(input.shape as Dims, model.input as Dims);
  return model.layers.reduce<Tensor>((h, place) => applyLayer(place, parameters, h, batch), input) as Tensor<never>;
}

function applyLayer(place: Placed, parameters: unknown, x: Tensor, batch: Dims): Tensor {
  const { rules } = place.layer;
  const own = rules.initialize ? (parameters as Readonly<Record<string, Readonly<Record<string, Tensor>>>>)[place.key] : {};
  if (typeof own !== 'object' || own === null || isTensor(own)) throw new DataError(`apply: the parameters have no '${place.key}'`);
  const y = rules.apply(x, own, place.in);
  const expected = [...batch, ...place.out];
  if (!sameDims(y.shape as Dims, expected))
    throw new ShapeError(`apply: layer '${place.key}' (${rules.kind}) gave ${show(y.shape)}, not ${show(expected)}`);
  return y;
}
