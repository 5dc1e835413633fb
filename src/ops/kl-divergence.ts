import type { Tensor } from '../tensor/tensor.ts';
import { absorbingMul } from './absorbing-mul.ts';
import { equal } from './compare.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { defineLoss, type ExampleLoss } from './loss.ts';
import { maximum } from './maximum.ts';
import { wordOption } from './options.ts';
import { sub } from './sub.ts';
import { where } from './where.ts';

interface Distributions {
  /** What both are: probabilities, where absent, or their logarithms. */
  readonly input?: 'probabilities' | 'logProbabilities';
}

/** p (ln p - ln q); what both call impossible counts nothing. */
function ofProbabilities(p: Tensor, q: Tensor): Tensor {
  const impossible = equal(maximum(p, q as never), 0 as never);
  return where(impossible, 0, absorbingMul(p, sub(log(p), log(q) as never) as never) as never);
}

/**
 * D(p ‖ q) = Σ p (ln p - ln q) over the last axis, averaged over all examples (Kullback and Leibler 1951); of probabilities, or of logarithms of both.
 * Outcomes with p = 0 count nothing, also where q = 0; one with q = 0 < p makes it infinite.
 * The slope by a probability p = 0 is -∞ where q > 0, and 0 where q = 0 too.
 * @throws ShapeError when shapes differ; DataError for another input
 */
export const klDivergence: ExampleLoss<'klDivergence', Distributions> = defineLoss<
  ExampleLoss<'klDivergence', Distributions>,
  Distributions
>({
  name: 'klDivergence',
  losses: (p, q, { input = 'probabilities' }) => {
    const given = wordOption('klDivergence', 'input', input, ['probabilities', 'logProbabilities']);
    return given === 'probabilities' ? ofProbabilities(p, q) : absorbingMul(exp(p), sub(p, q as never) as never);
  },
  example: { factor: 1 },
  domains: [
    { low: 0.1, high: 1 },
    { low: 0.1, high: 1 },
  ],
  options: { "{ input: 'logProbabilities' }": { input: 'logProbabilities' } },
});
