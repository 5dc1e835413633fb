import type { Shape } from '../../types/dim.ts';
import { splitKey, type Key } from '../random/index.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Model } from './sequential.ts';

/**
 * Parameters for a model, drawn from a key: the same key gives the same numbers, and each layer has a key of its own.
 * How a layer draws them is said at the layer. @throws DataError for something that is not a key
 */
export function initialize<P>(model: Model<Shape, Shape, P>, key: Key): P {
  const { layers } = model;
  const keys: readonly Key[] = splitKey(key, layers.length);
  const tree: [string, Readonly<Record<string, Tensor>>][] = [];
  layers.forEach((place, position) => {
    const { initialize: draw } = place.layer.rules;
    const initializer = layers[position + 1]?.layer.rules.initializer ?? 'glorot';
    if (draw) tree.push([place.key, draw(place.in, keys[position]!, initializer)]);
  });
  return Object.fromEntries(tree) as P;
}
