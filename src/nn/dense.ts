import type { IsWhole } from '../../types/arithmetic.ts';
import type { Arg, Dim, Ok, Shape } from '../../types/dim.ts';
import type { LayerF } from '../../types/layer.ts';
import { ShapeError } from '../errors.ts';
import { normal, uniform, type Key } from '../random/index.ts';
import { isWhole } from '../shape/arithmetic.ts';
import { zeros } from '../tensor/create.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { defineLayer, type Initializer, type Layer } from './layer.ts';
import { linear } from './linear.ts';

/** The type function of `dense`. @example LayerOut<DenseF<10>, [28, 784]> // Ok<[28, 10]> */
export interface DenseF<O extends Dim> extends LayerF {
  readonly out: this['in'] extends readonly [...infer Z extends Shape, Dim] ? Ok<[...Z, O]> : 'dense: the input is a scalar';
  readonly params: this['in'] extends readonly [...Shape, infer I extends Dim]
    ? { readonly w: Tensor<[I, O]>; readonly b: Tensor<[O]> }
    : never;
}

/** Whether a dense layer may have O units. @example Units<2.5> // 'dense: 2.5 is not a number of units' */
export type Units<O extends number> = IsWhole<O> extends true ? Ok<[O]> : `dense: ${O} is not a number of units`;

/**
 * y = x·w + b with parameters { w: [I, O], b: [O] }: examples [...Z, I] -> [...Z, O]. Without a name its parameters stand under its position.
 * b starts at 0; w as the next layer asks: N(0, 2/I) before relu, else uniform within ±√(6/(I + O)).
 * @throws ShapeError when `units` is not a whole number of 0 or more
 * @see He, Zhang, Ren & Sun, "Delving deep into rectifiers", ICCV 2015; Glorot & Bengio, AISTATS 2010
 */
export function dense<const O extends number, const N extends string | undefined = undefined>(
  units: Arg<Units<O>, O>,
  name?: N,
): Layer<DenseF<O>, N> {
  const out = units as number;
  if (!isWhole(out)) throw new ShapeError(`dense: ${String(units)} is not a number of units`);
  return defineLayer<DenseF<O>, N>(
    {
      kind: 'dense',
      out: (example) => {
        if (example.length === 0) throw new ShapeError('dense: the input is a scalar');
        return [...example.slice(0, -1), out];
      },
      initialize: (example, key, initializer) => ({ w: weights(key, example.at(-1)!, out, initializer), b: zeros([out]) }),
      apply: (x, { w, b }) => linear(x, { w: w!, b: b! }),
    },
    name,
  );
}

function weights(key: Key, rows: number, columns: number, initializer: Initializer): Tensor {
  if (initializer === 'he') return normal(key, [rows, columns], { deviation: Math.sqrt(2 / rows) });
  const bound = Math.sqrt(6 / (rows + columns));
  return uniform(key, [rows, columns], { low: -bound, high: bound });
}
