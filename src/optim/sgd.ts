import { mul } from '../ops/mul.ts';
import { sub } from '../ops/sub.ts';
import type { Optimizer } from './optimizer.ts';
import { checkRate, type RateSettings } from './settings.ts';

/** θ ← θ - rate · g: stochastic gradient descent (Robbins & Monro 1951). @throws DataError for a rate that is not a finite number of 0 or more */
export function sgd({ learningRate }: RateSettings): Optimizer<'sgd'> {
  return {
    name: 'sgd',
    learningRate: checkRate('sgd', learningRate),
    slots: () => [],
    update: (parameter, gradient, _, { rate }) => [sub(parameter, mul(rate, gradient))],
  };
}
