import type { Tensor } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { add } from './add.ts';
import { exp } from './exp.ts';
import { less } from './compare.ts';
import { log } from './log.ts';
import { defineLoss, type EntryLoss } from './loss.ts';
import { neg } from './neg.ts';
import { wordOption } from './options.ts';
import { reciprocal } from './reciprocal.ts';
import { where } from './where.ts';

interface Means {
  /** What y is: the logarithm of the mean, where absent, or the mean. */
  readonly input?: 'logMean' | 'mean';
}

/**
 * t / μ + ln μ of each entry: the negative log-likelihood of positive targets t under a gamma distribution of mean μ, for its shape k divided by k and but for
 * terms that do not depend on μ; half the unit deviance, but for 1 + ln t. y is ln μ, the log link, or μ. (McCullagh and Nelder 1989, ch. 8.)
 * Where t / μ overflows, the loss is ∞.
 * @throws ShapeError when shapes differ; DataError for another input
 */
export const gammaLoss: EntryLoss<'gammaLoss', Means> = defineLoss<EntryLoss<'gammaLoss', Means>, Means>({
  name: 'gammaLoss',
  losses: (y, t, { input = 'logMean' }) => {
    const isMean = wordOption('gammaLoss', 'input', input, ['logMean', 'mean']) === 'mean';
    const [overMean, logMean] = isMean ? [reciprocal(y), log(y)] : [exp(neg(y) as Tensor), y];
    const ratio = absorbingMul(t, overMean as never) as Tensor;
    // an infinite ratio outweighs any logarithm
    return where(less(ratio, Infinity as never), add(ratio, logMean as never) as never, ratio as never);
  },
  domains: [
    { low: 0.2, high: 3 },
    { low: 0.2, high: 3 },
  ],
  options: { "{ input: 'mean' }": { input: 'mean' } },
});
