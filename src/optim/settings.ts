import { DataError } from '../errors.ts';
import type { Optimizer } from './optimizer.ts';

/** A learning rate: a number, or a function of the number of the update, 1 for the first. */
export type LearningRate = Optimizer['learningRate'];

/** The settings of every optimizer. */
export interface RateSettings {
  readonly learningRate: LearningRate;
}

/** The rate that `optimizer` takes at update number `step`, 1 for the first. @throws DataError when its schedule gives no finite number of 0 or more */
export function rateAt(optimizer: Pick<Optimizer, 'name' | 'learningRate'>, step: number): number {
  const { name, learningRate } = optimizer;
  if (typeof learningRate === 'number') return learningRate;
  return nonNegative(name, `learningRate(${step})`, learningRate(step));
}

/** @throws DataError unless the rate is a schedule or a finite number of 0 or more */
export function checkRate(name: string, learningRate: LearningRate): LearningRate {
  return typeof learningRate === 'function' ? learningRate : nonNegative(name, 'learningRate', learningRate);
}

/** @throws DataError unless x is a finite number of 0 or more */
export function nonNegative(name: string, setting: string, x: unknown): number {
  if (typeof x !== 'number' || !(x >= 0 && x < Infinity))
    throw new DataError(`${name}: ${setting} must be a finite number of 0 or more, got ${show(x)}`);
  return x;
}

/** @throws DataError unless 0 ≤ x < 1 */
export function fraction(name: string, setting: string, x: unknown): number {
  if (typeof x !== 'number' || !(x >= 0 && x < 1))
    throw new DataError(`${name}: ${setting} must be at least 0 and below 1, got ${show(x)}`);
  return x;
}

/** @throws DataError unless x is a finite number above 0 */
export function positive(name: string, setting: string, x: unknown): number {
  if (typeof x !== 'number' || !(x > 0 && x < Infinity))
    throw new DataError(`${name}: ${setting} must be a finite number above 0, got ${show(x)}`);
  return x;
}

/** @throws DataError unless n is a whole number of 1 or more */
export function count(name: string, setting: string, n: unknown): number {
  if (!Number.isSafeInteger(n) || (n as number) < 1)
    throw new DataError(`${name}: ${setting} must be a whole number of 1 or more, got ${show(n)}`);
  return n as number;
}

function show(x: unknown): string {
  return typeof x === 'number' || typeof x === 'string' || x === null || x === undefined ? String(x) : typeof x;
}
