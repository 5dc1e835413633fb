import { DataError } from '../errors.ts';
import { concatValues } from '../ops/concat.ts';
import { randomWord } from '../ops/random-bits.ts';
import { reshapeTo } from '../ops/reshape.ts';
import { sliceValue } from '../ops/slice.ts';
import { show } from '../shape/dim.ts';
import { Concrete, constant, isConcrete, shaped, valueOf, type Tensor, type Value } from '../tensor/tensor.ts';

/** What random numbers are made from: two words of 32 bits. The same key gives the same numbers, always; for others, split it. */
export type Key = Tensor<[2]>;

/** n keys, as a tuple where n is a small literal. */
export type Keys<N extends number, Acc extends readonly Key[] = []> = number extends N
  ? readonly Key[]
  : Acc['length'] extends N | 256
    ? Acc['length'] extends N
      ? Acc
      : readonly Key[]
    : Keys<N, [...Acc, Key]>;

// counters from here on make keys, those below make numbers
const splitting = 2 ** 51;

/** A key from a seed. @throws DataError unless the seed is a whole number from 0 to 2⁵³ - 1 */
export function key(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new DataError(`key: the seed must be a whole number from 0 to 2^53 - 1, got ${String(seed)}`);
  return shaped(new Concrete([2], Float64Array.of(seed % 2 ** 32, Math.floor(seed / 2 ** 32))));
}

/** n new keys, independent of each other and of what the key itself generates. @throws DataError unless n is a whole number of 0 or more */
export function splitKey<const N extends number>(k: Key, n: N): Keys<N> {
  if (!Number.isSafeInteger(n) || n < 0) throw new DataError(`splitKey: expected a whole number of keys, got ${String(n)}`);
  const [key0, key1] = wordsOf('splitKey', k);
  const word = (counter: number): Value =>
    reshapeTo(randomWord(shaped(key0), shaped(key1), shaped(constant(splitting + counter)) as never) as unknown as Value, [1]);
  return Array.from({ length: n }, (_, i) => shaped<Key>(concatValues([word(2 * i), word(2 * i + 1)], 0))) as unknown as Keys<N>;
}

/** The two words of a key, each 0-d. @throws DataError for something that is not a key */
export function wordsOf(name: string, k: Key): [Value, Value] {
  const value = valueOf(name, k);
  if (value.shape.length !== 1 || value.shape[0] !== 2)
    throw new DataError(`${name}: expected a key, got a tensor of shape ${show(value.shape)}`);
  if (isConcrete(value) && !value.values.every(isWord))
    throw new DataError(`${name}: expected a key, got numbers that key and splitKey do not make`);
  return [reshapeTo(sliceValue(value, [[0, 1]]), []), reshapeTo(sliceValue(value, [[1, 2]]), [])];
}

const isWord = (x: number): boolean => Number.isInteger(x) && x >= 0 && x < 2 ** 32;
