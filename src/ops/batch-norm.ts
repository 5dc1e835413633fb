// Normalizations of an input [B, C, ...spatial] with a scale, and perhaps a shift, for each channel.

import type { BatchNormRule, ChannelGroupsRule, ChannelsRule, GroupNormRule } from '../../types/batch-norm.ts';
import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { SameShapeRule } from '../../types/same-shape.ts';
import { DataError } from '../errors.ts';
import { batchNormShape, channelsShape, groupNormShape } from '../shape/batch-norm.ts';
import { sameShape } from '../shape/same-shape.ts';
import { shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { add } from './add.ts';
import { div } from './div.ts';
import { withLaws, type Lawful } from './laws.ts';
import { mean } from './mean.ts';
import { mul } from './mul.ts';
import { reshapeTo } from './reshape.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { sub } from './sub.ts';
import { centredValue } from './variance.ts';

interface NormOptions {
  /** Added to the variance, so that constant entries have a derivative; 1e-5 where absent. */
  readonly epsilon?: number;
}
/** What is known of each channel: used in place of the batch's own. */
interface Statistics<P extends Shape, M extends Shape, V extends Shape> extends NormOptions {
  readonly mean?: Arg<SameShapeRule<'batchNorm', P, M>, Tensor<M>>;
  readonly variance?: Arg<SameShapeRule<'batchNorm', P, V>, Tensor<V>>;
}
interface BatchNormFunction extends Lawful {
  <X extends Shape, P extends Shape, B extends Shape = P, M extends Shape = P, V extends Shape = P>(
    x: Arg<ChannelsRule<'batchNorm', X>, Tensor<X>>,
    scale: Arg<BatchNormRule<'batchNorm', X, P>, Tensor<P>>,
    shift?: Arg<SameShapeRule<'batchNorm', P, B>, Tensor<B>>,
    options?: Statistics<P, M, V>,
  ): Tensor<Out<BatchNormRule<'batchNorm', X, P>>>;
}
interface InstanceNormFunction extends Lawful {
  <X extends Shape, P extends Shape, B extends Shape = P>(
    x: Arg<ChannelsRule<'instanceNorm', X>, Tensor<X>>,
    scale: Arg<BatchNormRule<'instanceNorm', X, P>, Tensor<P>>,
    shift?: Arg<SameShapeRule<'instanceNorm', P, B>, Tensor<B>>,
    options?: NormOptions,
  ): Tensor<Out<BatchNormRule<'instanceNorm', X, P>>>;
}
interface GroupNormFunction extends Lawful {
  <X extends Shape, G extends number, P extends Shape, B extends Shape = P>(
    x: Arg<ChannelsRule<'groupNorm', X>, Tensor<X>>,
    groups: Arg<ChannelGroupsRule<'groupNorm', X, G>, G>,
    scale: Arg<GroupNormRule<X, G, P>, Tensor<P>>,
    shift?: Arg<SameShapeRule<'groupNorm', P, B>, Tensor<B>>,
    options?: NormOptions,
  ): Tensor<Out<GroupNormRule<X, G, P>>>;
}

/** x less its mean, over its deviation, over the given axes. */
function normalized(x: Value, axes: readonly number[], epsilon: number): Value {
  const centred = shaped<Tensor>(centredValue(x, axes));
  return overDeviation(centred, mean(square(centred), axes as never, { keepDims: true }), epsilon);
}

const overDeviation = (centred: Tensor, variance: Tensor, epsilon: number): Value =>
  div(centred, sqrt(add(variance, epsilon)) as never) as unknown as Value;

/** One number for each channel of an input of this rank: [C] -> [C, 1, …]. */
function alongChannels(parameter: Value, rank: number): Tensor {
  return shaped(reshapeTo(parameter, [parameter.shape[0]!, ...new Array<number>(rank - 2).fill(1)]));
}

/** x · scale + shift, channel by channel. @throws ShapeError when the shift does not fit the scale */
function scaled(op: string, x: Value, scale: Value, shift: unknown): Tensor {
  const rank = x.shape.length;
  const y = mul(shaped(x), alongChannels(scale, rank) as never);
  if (shift === undefined) return y;
  const value = valueOf(op, shift);
  sameShape(op, scale.shape, value.shape);
  return add(y, alongChannels(value, rank) as never);
}

/**
 * (x - mean) / √(variance + ε) · scale + shift, for each channel: [B, C, ...spatial] · [C] → [B, C, ...spatial]. Mean and variance are those of the batch, over
 * all axes but that of the channels; or those given, both of shape [C]: running averages after training, or, in training, `mean(x, axes)` and
 * `variance(x, axes)`, of which a running average can then be made too. (Ioffe and Szegedy 2015.)
 * @throws ShapeError when scale, shift, mean or variance does not fit; DataError for a mean without a variance, or the other way round
 */
export const batchNorm: BatchNormFunction = /* @__PURE__ */ withLaws<BatchNormFunction>(
  {
    name: 'batchNorm',
    examples: [
      'batchNorm(zeros([2, 3, 4]), zeros([3]))',
      'batchNorm(zeros([2, 3]), zeros([3]), undefined, { mean: zeros([3]), variance: ones([3]), epsilon: 0.1 })',
    ],
    cases: [
      { shapes: [[3, 2], [2], [2]], apply: (x, g, b) => batchNorm(x! as Tensor<[3, 2]>, g! as Tensor<[2]>, b! as Tensor<[2]>) },
      {
        title: 'with an axis of space',
        shapes: [[2, 2, 2], [2]],
        apply: (x, g) => batchNorm(x! as Tensor<[2, 2, 2]>, g! as Tensor<[2]>, undefined, { epsilon: 0.5 }),
      },
      {
        title: 'by statistics that are given',
        shapes: [[2, 2, 1], [2], [2], [2], [2]],
        domains: [undefined, undefined, undefined, undefined, { low: 0.5, high: 2 }],
        apply: (x, g, b, mean, variance) =>
          batchNorm(x! as Tensor<[2, 2, 1]>, g! as Tensor<[2]>, b! as Tensor<[2]>, {
            mean: mean! as Tensor<[2]>,
            variance: variance! as Tensor<[2]>,
          }),
      },
      { title: 'of no items', shapes: [[0, 2], [2]], apply: (x, g) => batchNorm(x! as Tensor<[0, 2]>, g! as Tensor<[2]>) },
    ],
  },
  (x: Tensor, scale: unknown, shift?: unknown, options: { readonly mean?: unknown; readonly variance?: unknown } & NormOptions = {}) => {
    const [value, gain] = [valueOf('batchNorm', x), valueOf('batchNorm', scale)];
    batchNormShape('batchNorm', value.shape, gain.shape);
    const { epsilon = 1e-5 } = options;
    const given = (['mean', 'variance'] as const).flatMap((name) =>
      options[name] === undefined ? [] : [valueOf('batchNorm', options[name])],
    );
    for (const statistic of given) sameShape('batchNorm', gain.shape, statistic.shape);
    const rank = value.shape.length;
    if (given.length === 0) {
      const others = [...value.shape.keys()].filter((axis) => axis !== 1);
      return scaled('batchNorm', normalized(value, others, epsilon), gain, shift);
    }
    if (given.length === 1) throw new DataError('batchNorm: mean and variance are given together, or none of them');
    const [centre, spread] = given.map((statistic) => alongChannels(statistic, rank)) as [Tensor, Tensor];
    return scaled('batchNorm', overDeviation(sub(shaped(value), centre as never), spread, epsilon), gain, shift);
  },
);

/**
 * As `batchNorm` by the mean and variance of each item and channel on its own, over the axes of space: [B, C, ...spatial] · [C] → [B, C, ...spatial].
 * (Ulyanov, Vedaldi and Lempitsky 2016.)
 * @throws ShapeError when scale or shift does not fit
 */
export const instanceNorm: InstanceNormFunction = /* @__PURE__ */ withLaws<InstanceNormFunction>(
  {
    name: 'instanceNorm',
    examples: ['instanceNorm(zeros([2, 3, 4]), zeros([3]), zeros([3]), { epsilon: 0.1 })'],
    cases: [
      { shapes: [[2, 2, 3], [2], [2]], apply: (x, g, b) => instanceNorm(x! as Tensor<[2, 2, 3]>, g! as Tensor<[2]>, b! as Tensor<[2]>) },
      { title: 'of no items', shapes: [[0, 2, 2], [2]], apply: (x, g) => instanceNorm(x! as Tensor<[0, 2, 2]>, g! as Tensor<[2]>) },
    ],
  },
  (x: Tensor, scale: unknown, shift?: unknown, { epsilon = 1e-5 }: NormOptions = {}) => {
    const [value, gain] = [valueOf('instanceNorm', x), valueOf('instanceNorm', scale)];
    batchNormShape('instanceNorm', value.shape, gain.shape);
    return scaled('instanceNorm', normalized(value, [...value.shape.keys()].slice(2), epsilon), gain, shift);
  },
);

/**
 * As `instanceNorm` by the mean and variance of groups of channels, which have one each: [B, C, ...spatial] · [C] → [B, C, ...spatial], `groups` a divisor of C.
 * With one group it is a `layerNorm` over channels and space, with C groups an `instanceNorm`. (Wu and He 2018.)
 * @throws ShapeError when the channels do not divide into groups, or scale or shift does not fit
 */
export const groupNorm: GroupNormFunction = /* @__PURE__ */ withLaws<GroupNormFunction>(
  {
    name: 'groupNorm',
    examples: ['groupNorm(zeros([2, 4, 3]), 2, zeros([4]))'],
    cases: [
      {
        shapes: [[2, 4, 1], [4], [4]],
        apply: (x, g, b) => groupNorm(x! as Tensor<[2, 4, 1]>, 2, g! as Tensor<[4]>, b! as Tensor<[4]>, { epsilon: 0.1 }),
      },
      { title: 'of no items', shapes: [[0, 2], [2]], apply: (x, g) => groupNorm(x! as Tensor<[0, 2]>, 1, g! as Tensor<[2]>) },
    ],
  },
  (x: Tensor, groups: number, scale: unknown, shift?: unknown, { epsilon = 1e-5 }: NormOptions = {}) => {
    const [value, gain] = [valueOf('groupNorm', x), valueOf('groupNorm', scale)];
    groupNormShape(value.shape, groups, gain.shape);
    const [items, ...rest] = value.shape as readonly [number, number, ...number[]];
    const channels = channelsShape('groupNorm', value.shape);
    const split = reshapeTo(value, [items, groups, channels / groups, ...rest.slice(1)]);
    const y = normalized(split, [...split.shape.keys()].slice(2), epsilon);
    return scaled('groupNorm', reshapeTo(y, value.shape), gain, shift);
  },
);
