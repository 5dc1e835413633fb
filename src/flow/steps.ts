// The steps of a turn that are loops over numbers, and what is said when one of them fails.
import { FiniteError, FlowError } from '../errors.ts';
import type { Concrete } from '../tensor/tensor.ts';
import type { Records } from './records.ts';
import type { FitTurn, Turn } from './turns.ts';
import { checkedByKernel } from './updates.ts';

/** Whether a record has the sizes of a turn, and all its numbers. */
export function fits(values: readonly Concrete[], { sizes, lengths }: Turn): boolean {
  for (let i = 0; i < sizes.length; i++) {
    const value = values[i]!;
    const got = value.shape;
    const want = sizes[i]!;
    if (got.length !== want.length || value.values.length !== lengths[i]) return false;
    for (let axis = 0; axis < want.length; axis++) if (got[axis] !== want[axis]) return false;
  }
  return true;
}

/** Write inputs; whether the short ones are finite. */
export function write(values: readonly Concrete[], views: readonly Float64Array[]): boolean {
  let finite = true;
  for (let i = 0; i < values.length; i++) {
    const from = values[i]!.values;
    const to = views[i]!;
    if (from.length >= checkedByKernel) {
      to.set(from);
      continue;
    }
    for (let k = 0; k < from.length; k++) {
      const x = from[k]!;
      if (x - x !== 0) finite = false;
      to[k] = x;
    }
  }
  return finite;
}

/** The learning rate of the next update. @throws FlowError for one that is not finite, and whatever a schedule throws */
export function rateOf({ learningRate, fit }: FitTurn): number {
  if (typeof learningRate === 'number') return learningRate;
  const rate: unknown = learningRate(fit.step + 1);
  if (!Number.isFinite(rate)) throw new FlowError(`fit: the learning rate of update ${fit.step + 1} is ${String(rate)}`);
  return rate as number;
}

/** What was not finite in a turn whose check failed. */
export function notFinite(fit: FitTurn, values: readonly Concrete[], records: Records, key: Concrete | undefined): FiniteError {
  const input = fit.finite ? records.notFinite(values) : undefined;
  if (input) return input;
  const loss = fit.loss().values[0]!;
  if (!Number.isFinite(loss)) return new FiniteError(`fit: the loss is ${loss}`);
  for (const [path, { values: bars }] of fit.gradients(values, key)) {
    const at = bars.findIndex((x) => !Number.isFinite(x));
    if (at >= 0) return new FiniteError(`fit: the gradient of '${path}' is ${bars[at]} at entry ${at}`);
  }
  return new FiniteError('fit: a sum of gradients is not finite');
}
