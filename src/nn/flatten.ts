import type { Product } from '../../types/arithmetic.ts';
import type { Dim, Ok, Shape } from '../../types/dim.ts';
import type { LayerF } from '../../types/layer.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sizeOf, type Dims } from '../shape/dims.ts';
import { shaped, type Value } from '../tensor/tensor.ts';
import { defineLayer, type Layer } from './layer.ts';

/** The type function of `flatten`. @example LayerOut<FlattenF, [28, 28]> // Ok<[784]> */
export interface FlattenF extends LayerF {
  readonly out: this['in'] extends infer S extends Shape ? Ok<[Product<S> & Dim]> : never;
  readonly params: {};
}

/** All axes of an example as one, in row-major order: [28, 28] -> [784]. */
export function flatten(): Layer<FlattenF, undefined> {
  return defineLayer<FlattenF>({
    kind: 'flatten',
    out: (example) => [sizeOf(example)],
    apply: (x, _, example) => {
      const shape = x.shape as Dims;
      const batch = shape.slice(0, shape.length - example.length);
      return shaped(reshapeTo(x as unknown as Value, [...batch, sizeOf(example)]));
    },
  });
}
