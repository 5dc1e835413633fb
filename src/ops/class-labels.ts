import { DataError } from '../errors.ts';
import { classWeightsShape } from '../shape/class-weights.ts';
import { crossEntropyShape } from '../shape/cross-entropy.ts';
import type { Dims } from '../shape/dims.ts';
import { describe, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { add } from './add.ts';
import { equal, notEqual } from './compare.ts';
import { div } from './div.ts';
import { reduceLosses, reductionOf, sumOfExample, type ReductionOption } from './loss.ts';
import { numberOption } from './options.ts';
import { mul } from './mul.ts';
import { neg } from './neg.ts';
import { oneHot } from './one-hot.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';
import type { Reducing } from '../../types/reduced.ts';

/** How labels count. */
export interface LabelOptions {
  /** Share of a label that is spread evenly over all classes; 0 where absent. */
  readonly labelSmoothing?: number;
  /** Examples with this index count nothing, and are not checked to be a class. */
  readonly ignoreIndex?: number;
}

/** Labels as rows of weights, and which examples count. */
interface Labels {
  readonly rows: Tensor;
  readonly kept?: Tensor;
}

/** -Σ w p ln of each example, reduced: p are labels, w class weights, and `logarithms` hold a logarithm for each class. */
export function classLoss(
  name: string,
  given: { readonly logits: unknown; readonly labels: unknown; readonly classWeights?: unknown },
  options: LabelOptions & ReductionOption<Reducing>,
  logarithms: (logits: Tensor) => Tensor,
): Tensor {
  const how = reductionOf(name, options);
  const [z, labels] = [valueOf(name, given.logits), valueOf(name, given.labels)];
  crossEntropyShape(name, z.shape, labels.shape);
  const weights = given.classWeights === undefined ? undefined : valueOf(name, given.classWeights);
  if (weights) classWeightsShape(name, z.shape, weights.shape);
  const { rows, kept } = readLabels(name, z.shape, labels, options);
  const smooth = smoothed(rows, numberOption(name, 'label smoothing', options.labelSmoothing ?? 0, 0, 1), z.shape.at(-1)!);
  const all = neg(shaped(sumOfExample(absorbingMul(weighted(smooth, weights), logarithms(shaped(z)) as never) as unknown as Value)));
  const losses = kept ? where(kept, all as never, 0 as never) : all;
  if (how !== 'mean' || !(kept ?? weights)) return reduceLosses(losses, how);
  const counted = weights ? shaped<Tensor>(sumOfExample(weighted(rows, weights) as unknown as Value)) : kept!;
  const total = sum(kept ? where(kept, counted as never, 0 as never) : counted);
  return where(equal(total, 0), 0, div(sum(losses), total));
}

/** @throws DataError for an index to ignore that is none, or beside rows of weights */
function readLabels(name: string, logits: Dims, labels: Value, { ignoreIndex }: LabelOptions): Labels {
  if (ignoreIndex !== undefined && !Number.isSafeInteger(ignoreIndex))
    throw new DataError(`${name}: the index to ignore must be a whole number, got ${describe(ignoreIndex)}`);
  const classes = logits.at(-1)!;
  if (labels.shape.length === logits.length) {
    if (ignoreIndex !== undefined) throw new DataError(`${name}: there is no index to ignore among rows of weights; use a row of zeros`);
    return { rows: shaped(labels) };
  }
  const indices = shaped<Tensor>(labels);
  if (ignoreIndex === undefined) return { rows: oneHot(indices, classes) };
  const kept = notEqual(indices, ignoreIndex as never) as Tensor;
  return { rows: oneHot(where(kept, indices as never, 0 as never), classes), kept };
}

function weighted(rows: Tensor, weights: Value | undefined): Tensor {
  return weights ? mul(rows, shaped<Tensor>(weights) as never) : rows;
}

/** (1 - ε) p + ε / C. */
function smoothed(rows: Tensor, share: number, classes: number): Tensor {
  return share === 0 ? rows : (add(mul(1 - share, rows as never) as Tensor, (share / classes) as never) as Tensor);
}
