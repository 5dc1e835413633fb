import { add } from '../ops/add.ts';
import { div } from '../ops/div.ts';
import { mul } from '../ops/mul.ts';
import { pow } from '../ops/pow.ts';
import { sqrt } from '../ops/sqrt.ts';
import { square } from '../ops/square.ts';
import { sub } from '../ops/sub.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Optimizer } from './optimizer.ts';
import { checkRate, fraction, positive, type RateSettings } from './settings.ts';

/** What `adam` is made from. */
export interface AdamSettings extends RateSettings {
  /** Decay of the mean of gradients: 0.9 where absent. */
  readonly beta1?: number;
  /** Decay of the mean of their squares: 0.999 where absent. */
  readonly beta2?: number;
  /** Added to the root: 1e-8 where absent. */
  readonly epsilon?: number;
}

/**
 * m ← β₁·m + (1 - β₁)·g; v ← β₂·v + (1 - β₂)·g²; θ ← θ - rate · m̂ / (√v̂ + ε), with m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ) at step t
 * (Kingma & Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1).
 * @throws DataError unless 0 ≤ β₁, β₂ < 1, ε > 0 and the rate is a finite number of 0 or more
 */
export function adam({ learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamSettings): Optimizer<'adam'> {
  fraction('adam', 'beta1', beta1);
  fraction('adam', 'beta2', beta2);
  positive('adam', 'epsilon', epsilon);
  return {
    name: 'adam',
    learningRate: checkRate('adam', learningRate),
    slots: (shape) => [
      { name: 'mean', shape },
      { name: 'square', shape },
    ],
    update: (parameter, gradient, [mean, squares], { rate, step }) => {
      const m = blend(beta1, mean!, gradient);
      const v = blend(beta2, squares!, square(gradient));
      // what does not depend on the entry is divided once, so that an entry costs one division
      const stepSize = div(rate, sub(1, pow(beta1, step)));
      const correction = div(1, sub(1, pow(beta2, step)));
      return [sub(parameter, div(mul(stepSize, m), add(sqrt(mul(correction, v)), epsilon))), m, v];
    },
  };
}

/** β·old + (1 - β)·now. */
function blend(beta: number, old: Tensor, now: Tensor): Tensor {
  return add(mul(beta, old), mul(1 - beta, now));
}
