import { pow } from '../ops/pow.ts';
import { cos } from '../ops/sin.ts';
import { count, nonNegative } from './settings.ts';

/** The learning rate of each update, by its number: 1 for the first. */
export type Schedule = (step: number) => number;

/** The same rate always. @throws DataError unless it is a finite number of 0 or more */
export function constant(rate: number): Schedule {
  nonNegative('constant', 'the rate', rate);
  return () => rate;
}

/** from · factorᵏ, where k counts the full periods of `every` updates before this one. @throws DataError */
export function stepDecay({ from, every, factor }: { readonly from: number; readonly every: number; readonly factor: number }): Schedule {
  nonNegative('stepDecay', 'from', from);
  nonNegative('stepDecay', 'factor', factor);
  count('stepDecay', 'every', every);
  // pow and cos are ours: the engine's own differ in their last bits from engine to engine
  return (step) => from * pow(factor, Math.floor((Math.max(step, 1) - 1) / every)).data[0]!;
}

/** Half a cosine wave from `from` at update 1 down to `to` at update `steps` and after (Loshchilov & Hutter, "SGDR", ICLR 2017). @throws DataError */
export function cosine({ from, to = 0, steps }: { readonly from: number; readonly to?: number; readonly steps: number }): Schedule {
  nonNegative('cosine', 'from', from);
  nonNegative('cosine', 'to', to);
  count('cosine', 'steps', steps);
  return (step) => {
    if (step >= steps) return to;
    if (step <= 1) return from;
    return to + (from - to) * 0.5 * (1 + cos((Math.PI * (step - 1)) / (steps - 1)).data[0]!);
  };
}

/** The first `steps` updates rise in a straight line towards the first rate of `then`, which follows. @throws DataError */
export function warmup({ steps, then }: { readonly steps: number; readonly then: number | Schedule }): Schedule {
  count('warmup', 'steps', steps);
  const next = typeof then === 'function' ? then : constant(then);
  return (step) => (step <= steps ? (next(1) * Math.max(step, 1)) / (steps + 1) : next(step - steps));
}
