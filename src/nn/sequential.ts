import type { Arg, Shape } from '../../types/dim.ts';
import type { Chain, ChainCheck, ChainOut, ChainParams } from '../../types/layer.ts';
import { DataError, isCotangentError, ShapeError } from '../errors.ts';
import { checkShape } from '../shape/check-shape.ts';
import type { Dims } from '../shape/dims.ts';
import type { Layer } from './layer.ts';

declare const PARAMETERS: unique symbol;

/** A layer in its place. */
export interface Placed {
  /** Where its parameters stand in the tree: its name, else its position. */
  readonly key: string;
  readonly layer: Layer;
  /** The shape of one example before it, and after it. */
  readonly in: Dims;
  readonly out: Dims;
}

/** Layers one after the other: examples of shape In -> Out, with the parameter tree P. It holds no numbers: `initialize` makes those. */
export interface Model<In extends Shape, Out extends Shape, P> {
  readonly input: In;
  readonly output: Out;
  readonly layers: readonly Placed[];
  readonly [PARAMETERS]?: P;
}

type LayerAt<Layers, Position, L> = Position extends keyof Layers ? Arg<Layers[Position], L> : L;

/**
 * Layers one after the other, for examples of shape `input`: `sequential([784], dense(128, 'hidden'), relu(), dense(10, 'head'))`.
 * The parameter tree is keyed by layer name, else position; layers without parameters are not in it.
 * @throws ShapeError with the sentence that the compiler prints, when a layer does not take what comes; DataError for something that is not a layer
 */
export function sequential<const In extends Dims, const Layers extends readonly Layer[]>(
  input: readonly [...In],
  ...layers: { [Position in keyof Layers]: LayerAt<ChainCheck<Chain<In, Layers>>, Position, Layers[Position]> }
): Model<In, ChainOut<Chain<In, Layers>>, ChainParams<Chain<In, Layers>>> {
  checkShape('sequential', input);
  const placed: Placed[] = [];
  let example: Dims = [...input];
  (layers as readonly Layer[]).forEach((layer, position) => {
    const place = placeLayer(layer, position, example, placed);
    placed.push(place);
    example = place.out;
  });
  return { input: [...input], output: example, layers: placed } as never;
}

function placeLayer(layer: Layer, position: number, example: Dims, before: readonly Placed[]): Placed {
  const where = `sequential, layer ${position}`;
  if (typeof layer?.rules?.apply !== 'function') throw new DataError(`${where}: ${describe(layer)} is not a layer`);
  const key = layer.name ?? String(position);
  if (key === '' || key.includes('.')) throw new DataError(`${where}: the name '${key}' must not be empty or contain a '.'`);
  // only parameters stand in the tree, so only they can meet
  if (before.some((other) => other.key === key && other.layer.rules.initialize))
    throw new ShapeError(`${where}: the name '${key}' is already used`);
  try {
    return { key, layer, in: example, out: layer.rules.out(example) };
  } catch (fault) {
    if (isCotangentError(fault) && fault.code === 'shape') throw new ShapeError(`${where}: ${fault.message}`);
    throw fault;
  }
}

function describe(x: unknown): string {
  if (typeof x === 'function')
    return `the function ${x.name || '(anonymous)'} (write activation(${x.name || 'f'}), or call it if it makes a layer)`;
  return x === null || x === undefined ? String(x) : `this ${typeof x}`;
}
