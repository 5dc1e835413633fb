import { DataError } from '../errors.ts';
import { describe } from '../tensor/tensor.ts';
import { count, nonNegative } from './settings.ts';

/**
 * Why a minimizer ended. `'gradient'`: it is within the tolerance; `'step'`: the last full step was; `'value'`: what a step would gain is below the
 * rounding of the value; `'limit'`: iterations ran out; `'stopped'`: by the callback; `'stuck'`: no step lowers the value, as at a kink or beside NaN;
 * `'notFinite'`: the value or a derivative at the start is NaN or infinite. The first three are arrivals.
 */
export type Reason = 'gradient' | 'step' | 'value' | 'limit' | 'stopped' | 'stuck' | 'notFinite';

/** What a minimizer returns: the best point, and how it got there. */
export interface Minimum<X> {
  readonly x: X;
  /** The value there; of least squares ½‖r‖². */
  readonly value: number;
  /** The largest entry of the gradient there, by size. */
  readonly gradientNorm: number;
  /** Steps tried, refused ones too. */
  readonly iterations: number;
  readonly converged: boolean;
  readonly reason: Reason;
}

/** Where a minimizer stands after a step. */
export interface Progress<X> {
  readonly iteration: number;
  readonly x: X;
  readonly value: number;
  readonly gradientNorm: number;
  /** Whether the step was taken; a refused one leaves x where it was. */
  readonly accepted: boolean;
}

/** When a minimizer ends, and who hears of its steps. */
export interface MinimizeOptions<X> {
  /** At most this many steps. */
  readonly maxIterations?: number;
  /** Arrived when no entry of the gradient is larger. */
  readonly gradientTolerance?: number;
  /** Called after each step; `false` ends the search. */
  readonly onIteration?: (progress: Progress<X>) => boolean | undefined | void;
}

/** The options, all of them there. @throws DataError for a number that is none, a callback that is no function, a name that is no option */
export function minimizeOptions<X, Options extends MinimizeOptions<X>>(
  name: string,
  given: Options,
  defaults: Required<Omit<Options, 'onIteration'>>,
): Required<Options> {
  if (typeof given !== 'object' || given === null) throw new DataError(`${name}: expected options, got ${describe(given)}`);
  const all = { onIteration: () => undefined, ...defaults, ...defined(given) } as unknown as Required<Options>;
  const unknown = Object.keys(given).find((key) => key !== 'onIteration' && !(key in defaults));
  if (unknown !== undefined) throw new DataError(`${name}: there is no option '${unknown}'`);
  count(name, 'maxIterations', all.maxIterations);
  nonNegative(name, 'gradientTolerance', all.gradientTolerance);
  if (typeof all.onIteration !== 'function')
    throw new DataError(`${name}: onIteration must be a function, got ${describe(all.onIteration)}`);
  return all;
}

const arrivals: readonly Reason[] = ['gradient', 'step', 'value'];

/** Whether a reason to end is that of having arrived. */
export function arrived(reason: Reason): boolean {
  return arrivals.includes(reason);
}

function defined(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
