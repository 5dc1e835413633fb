import type { Ok, Shape } from '../../types/dim.ts';
import type { LayerF } from '../../types/layer.ts';
import { DataError, ShapeError } from '../errors.ts';
import { relu as reluOp } from '../ops/relu.ts';
import { sigmoid as sigmoidOp } from '../ops/sigmoid.ts';
import { logSoftmax as logSoftmaxOp, softmax as softmaxOp } from '../ops/softmax.ts';
import { softplus as softplusOp } from '../ops/softplus.ts';
import { tanh as tanhOp } from '../ops/tanh.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { defineLayer, type Initializer, type Layer } from './layer.ts';

/** The type function of layers that keep the shape. @example LayerOut<SameF, [128]> // Ok<[128]> */
export interface SameF extends LayerF {
  readonly out: this['in'] extends infer S extends Shape ? Ok<S> : never;
  readonly params: {};
}

/** The type function of layers along the last axis. @example LayerOut<LastAxisF<'softmax'>, []> // 'softmax: the input is a scalar' */
export interface LastAxisF<Kind extends string> extends LayerF {
  readonly out: this['in'] extends readonly []
    ? `${Kind}: the input is a scalar`
    : this['in'] extends infer S extends Shape
      ? Ok<S>
      : never;
  readonly params: {};
}

/** Any function that keeps shapes, as a layer: `activation(sin)`. Weights before it are drawn as Glorot has it. @throws DataError for what is not a function */
export function activation(f: <S extends Shape>(x: Tensor<S>) => Tensor<S>): Layer<SameF, undefined> {
  if (typeof f !== 'function') throw new DataError(`activation: expected a function of a tensor, got ${typeof f}`);
  return entrywise(f.name || 'activation', f);
}

/** max(0, x), as a layer; the op of that name is in `cotangent`. Weights before it are drawn as He has it. */
export function relu(...none: readonly never[]): Layer<SameF, undefined> {
  return layerOf('relu', reluOp, none, 'he');
}

/** tanh x, as a layer; the op of that name is in `cotangent`. */
export function tanh(...none: readonly never[]): Layer<SameF, undefined> {
  return layerOf('tanh', tanhOp, none);
}

/** 1 / (1 + e⁻ˣ), as a layer; the op of that name is in `cotangent`. */
export function sigmoid(...none: readonly never[]): Layer<SameF, undefined> {
  return layerOf('sigmoid', sigmoidOp, none);
}

/** ln(1 + eˣ), as a layer; the op of that name is in `cotangent`. */
export function softplus(...none: readonly never[]): Layer<SameF, undefined> {
  return layerOf('softplus', softplusOp, none);
}

/** eˣ / Σ eˣ along the last axis, as a layer; the op of that name is in `cotangent`. Leave it out before `crossEntropy`, which takes logits. */
export function softmax(...none: readonly never[]): Layer<LastAxisF<'softmax'>, undefined> {
  noArguments('softmax', none);
  return alongLastAxis('softmax', (x) => softmaxOp(x));
}

/** x - ln Σ eˣ along the last axis, as a layer; the op of that name is in `cotangent`. */
export function logSoftmax(...none: readonly never[]): Layer<LastAxisF<'logSoftmax'>, undefined> {
  noArguments('logSoftmax', none);
  return alongLastAxis('logSoftmax', (x) => logSoftmaxOp(x));
}

function layerOf(kind: string, f: (x: Tensor) => Tensor, given: readonly unknown[], initializer?: Initializer): Layer<SameF, undefined> {
  noArguments(kind, given);
  return entrywise(kind, f, initializer);
}

function entrywise(kind: string, f: (x: Tensor) => Tensor, initializer: Initializer = 'glorot'): Layer<SameF, undefined> {
  return defineLayer<SameF>({ kind, out: (example) => example, apply: (x) => f(x), initializer });
}

function alongLastAxis<const Kind extends string>(kind: Kind, f: (x: Tensor) => Tensor): Layer<LastAxisF<Kind>, undefined> {
  return defineLayer<LastAxisF<Kind>>({
    kind,
    out: (example) => {
      if (example.length === 0) throw new ShapeError(`${kind}: the input is a scalar`);
      return example;
    },
    apply: (x) => f(x),
  });
}

function noArguments(kind: string, given: readonly unknown[]): void {
  if (given.length > 0) throw new DataError(`${kind}: the layer takes no argument; the function of a tensor is '${kind}' of 'cotangent'`);
}
