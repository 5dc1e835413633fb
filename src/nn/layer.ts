import type { LayerF } from '../../types/layer.ts';
import type { Key } from '../random/index.ts';
import type { Dims } from '../shape/dims.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** How the weights before a layer are drawn: for it to keep the size of what flows through (He for relu, Glorot for all else). */
export type Initializer = 'he' | 'glorot';

/** What a layer does at run time. `example` is the shape of one example; leading axes count examples. */
export interface LayerRules {
  /** What kind of layer it is, as its sentences begin. */
  readonly kind: string;
  /** The shape of one example after it. @throws ShapeError when it does not take such examples */
  readonly out: (example: Dims) => Dims;
  /** Its parameters at the start; absent when it has none. `initializer` is what the layer after it asks for. */
  readonly initialize?: (example: Dims, key: Key, initializer: Initializer) => Readonly<Record<string, Tensor>>;
  /** y = layer(x), for x = [...batch, ...example]. */
  readonly apply: (x: Tensor, parameters: Readonly<Record<string, Tensor>>, example: Dims) => Tensor;
  /** What it asks of the layer before it; Glorot where absent. */
  readonly initializer?: Initializer;
}

/** A layer of `sequential`: a function of types (`f`: from the shape of one example to the next, and to its parameters) and its run-time twin. */
export interface Layer<F extends LayerF = LayerF, N extends string | undefined = string | undefined> {
  /** For the compiler alone; nothing at run time. */
  readonly f: F;
  /** Under this name its parameters stand in the tree; under its position where undefined. */
  readonly name: N;
  readonly rules: LayerRules;
}

/**
 * Make a kind of layer: its type function F, and the same at run time.
 * @__NO_SIDE_EFFECTS__
 */
export function defineLayer<F extends LayerF, const N extends string | undefined = undefined>(rules: LayerRules, name?: N): Layer<F, N> {
  return { name, rules } as Layer<F, N>;
}
