import { add } from '../ops/add.ts';
import { mul } from '../ops/mul.ts';
import { sub } from '../ops/sub.ts';
import type { Optimizer } from './optimizer.ts';
import { checkRate, fraction, type RateSettings } from './settings.ts';

/** What `momentum` is made from. */
export interface MomentumSettings extends RateSettings {
  /** μ, how much of the velocity stays: 0.9 where absent. */
  readonly momentum?: number;
  /** Look ahead along the new velocity. */
  readonly nesterov?: boolean;
}

/**
 * v ← μ · v + g; θ ← θ - rate · v (Polyak 1964), or θ ← θ - rate · (g + μ · v) with `nesterov` (Sutskever, Martens, Dahl & Hinton, ICML 2013,
 * rewritten so that the gradient is taken at θ).
 * @throws DataError unless 0 ≤ μ < 1 and the rate is a finite number of 0 or more
 */
export function momentum({ learningRate, momentum: kept = 0.9, nesterov = false }: MomentumSettings): Optimizer<'momentum'> {
  const mu = fraction('momentum', 'momentum', kept);
  return {
    name: 'momentum',
    learningRate: checkRate('momentum', learningRate),
    slots: (shape) => [{ name: 'velocity', shape }],
    update: (parameter, gradient, [velocity], { rate }) => {
      const moved = add(mul(mu, velocity!), gradient);
      const direction = nesterov ? add(gradient, mul(mu, moved)) : moved;
      return [sub(parameter, mul(rate, direction)), moved];
    },
  };
}
