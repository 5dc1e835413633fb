import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { LayerNormRule } from '../../types/layer-norm.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { layerNormShape } from '../shape/layer-norm.ts';
import { sameShape } from '../shape/same-shape.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { div } from './div.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mean } from './mean.ts';
import { mul } from './mul.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { centredValue } from './variance.ts';

interface NormOptions {
  /** Added to the variance, so that constant rows have a derivative; 1e-5 where absent. */
  readonly epsilon?: number;
}
interface LayerNormFunction extends Lawful {
  <X extends Shape, P extends Shape, B extends Shape = P>(
    x: Tensor<X>,
    gain: Arg<LayerNormRule<'layerNorm', X, P>, Tensor<P>>,
    bias?: Arg<SameShapeRule<'layerNorm', P, B>, Tensor<B>>,
    options?: NormOptions,
  ): Tensor<Out<LayerNormRule<'layerNorm', X, P>>>;
}
interface RmsNormFunction extends Lawful {
  <X extends Shape, P extends Shape>(
    x: Tensor<X>,
    gain: Arg<LayerNormRule<'rmsNorm', X, P>, Tensor<P>>,
    options?: NormOptions,
  ): Tensor<Out<LayerNormRule<'rmsNorm', X, P>>>;
}

/** x / √(mean x² + ε) over the last axes, as many as the parameter has. */
function overRoot(x: Tensor, rank: number, epsilon: number): Tensor {
  const axes = Array.from({ length: rank }, (_, i) => i - rank);
  return div(x, sqrt(add(mean(square(x), axes as never, { keepDims: true }), epsilon)) as never);
}

/**
 * (x - mean) / √(variance + ε) · gain + bias over the last axes, those of the gain: [.., n] → [.., n]. The variance is the mean of squares of what is left
 * after the mean is taken off. A constant row gives the bias. (Ba, Kiros and Hinton 2016.)
 * @throws ShapeError when gain or bias does not fit
 */
export const layerNorm: LayerNormFunction = withLaws<LayerNormFunction>(
  {
    name: 'layerNorm',
    examples: ['layerNorm(zeros([2, 3]), zeros([3]))', 'layerNorm(zeros([2, 3]), zeros([3]), zeros([3]), { epsilon: 0.1 })'],
    cases: [
      { shapes: [[2, 3], [3], [3]], apply: (x, g, b) => layerNorm(x! as Tensor<[2, 3]>, g! as Tensor<[3]>, b! as Tensor<[3]>) },
      {
        shapes: [
          [2, 2, 2],
          [2, 2],
        ],
        apply: (x, g) => layerNorm(x! as Tensor<[2, 2, 2]>, g! as Tensor<[2, 2]>, undefined, { epsilon: 0.5 }),
      },
      { shapes: [[0, 2], [2]], apply: (x, g) => layerNorm(x! as Tensor<[0, 2]>, g! as Tensor<[2]>) },
    ],
  },
  (x: Tensor, gain: unknown, bias?: unknown, { epsilon = 1e-5 }: NormOptions = {}) => {
    const [value, scale] = [valueOf('layerNorm', x), valueOf('layerNorm', gain)];
    layerNormShape('layerNorm', value.shape, scale.shape);
    const rank = scale.shape.length;
    const axes = [...value.shape.keys()].slice(value.shape.length - rank);
    const centred = shaped<Tensor>(centredValue(value, axes));
    const y = mul(overRoot(centred, rank, epsilon), shaped<Tensor>(scale) as never);
    if (bias === undefined) return y;
    const shift = valueOf('layerNorm', bias);
    sameShape('layerNorm', scale.shape, shift.shape);
    return add(y, shaped<Tensor>(shift) as never);
  },
);

/**
 * x / √(mean x² + ε) · gain over the last axes, those of the gain: [.., n] → [.., n]. (Zhang and Sennrich 2019.)
 * @throws ShapeError when the gain does not fit
 */
export const rmsNorm: RmsNormFunction = withLaws<RmsNormFunction>(
  {
    name: 'rmsNorm',
    examples: ['rmsNorm(zeros([2, 3]), zeros([3]), { epsilon: 0.1 })'],
    cases: [
      { shapes: [[2, 3], [3]], apply: (x, g) => rmsNorm(x! as Tensor<[2, 3]>, g! as Tensor<[3]>, { epsilon: 0.5 }) },
      { shapes: [[0, 2], [2]], apply: (x, g) => rmsNorm(x! as Tensor<[0, 2]>, g! as Tensor<[2]>) },
    ],
  },
  (x: Tensor, gain: unknown, { epsilon = 1e-5 }: NormOptions = {}) => {
    const [value, scale] = [valueOf('rmsNorm', x), valueOf('rmsNorm', gain)];
    layerNormShape('rmsNorm', value.shape, scale.shape);
    return mul(overRoot(shaped<Tensor>(value), scale.shape.length, epsilon), shaped<Tensor>(scale) as never);
  },
);
