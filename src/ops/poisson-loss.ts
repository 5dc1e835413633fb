import { absorbingMul } from './absorbing-mul.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { less } from './compare.ts';
import { defineLoss, type EntryLoss } from './loss.ts';
import { wordOption } from './options.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

interface Rates {
  /** What y is: the logarithm of the rate, where absent, or the rate. */
  readonly input?: 'logRate' | 'rate';
}

/**
 * λ - t ln λ of each entry: the negative log-likelihood of counts t at rates λ, but for ln t!, which does not depend on them. y is ln λ, or λ.
 * Where t = 0 it is λ, also at λ = 0, with slope 1 by λ there.
 * @throws ShapeError when shapes differ; DataError for another input
 */
export const poissonLoss: EntryLoss<'poissonLoss', Rates> = defineLoss<EntryLoss<'poissonLoss', Rates>, Rates>({
  name: 'poissonLoss',
  losses: (y, t, { input = 'logRate' }) => {
    const isRate = wordOption('poissonLoss', 'input', input, ['logRate', 'rate']) === 'rate';
    const [rate, logRate] = isRate ? [y, log(y)] : [exp(y), y];
    // an infinite rate outweighs any count
    return where(less(rate, Infinity as never), sub(rate, absorbingMul(t, logRate as never) as never) as never, rate as never);
  },
  domains: [
    { low: 0.2, high: 3 },
    { low: 0, high: 3 },
  ],
  options: { "{ input: 'rate' }": { input: 'rate' } },
});
