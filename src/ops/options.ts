// Options of ops that are no tensors, checked.
import { DataError } from '../errors.ts';
import { describe } from '../tensor/tensor.ts';

/** A number that an option must be. @throws DataError for one outside [low, high], or that is none */
export function numberOption(name: string, role: string, x: unknown, low: number, high: number = Infinity): number {
  if (typeof x !== 'number' || !(x >= low && x <= high)) {
    const range = high === Infinity ? `of ${low} or more` : `from ${low} to ${high}`;
    throw new DataError(`${name}: the ${role} must be a number ${range}, got ${describe(x)}`);
  }
  return x;
}

/** One of the words that an option may be. @throws DataError for another one, or for none */
export function wordOption<Word extends string>(name: string, role: string, x: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === x);
  if (found !== undefined) return found;
  const quoted = words.map((word) => `'${word}'`);
  throw new DataError(`${name}: the ${role} must be ${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}, got ${describe(x)}`);
}
