import type { Scalar } from '../scalar/scalar.ts';
import { defineElementwise, type Ternary } from './define-elementwise.ts';

const word = 2 ** 32;
const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
const rounds = 20;
/** Skein's key schedule parity. */
const parity = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011):
 * a keyed permutation of 64-bit counters whose outputs are random numbers. Words are whole numbers in [0, 2³²).
 */
export function threefry<V, M>(s: Scalar<V, M>, key: readonly [V, V], counter: readonly [V, V]): [V, V] {
  const keys = [key[0], key[1], s.xor(s.xor(s.constant(parity), key[0]), key[1])];
  let a = add(s, counter[0], keys[0]!);
  let b = add(s, counter[1], keys[1]!);
  for (let round = 0; round < rounds; round++) {
    a = add(s, a, b);
    b = s.xor(rotate(s, b, rotations[round % 8]!), a);
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    a = add(s, a, keys[injection % 3]!);
    b = add(s, add(s, b, keys[(injection + 1) % 3]!), s.constant(injection));
  }
  return [a, b];
}

/** a + b modulo 2³². */
function add<V, M>(s: Scalar<V, M>, a: V, b: V): V {
  const sum = s.add(a, b);
  return s.select(s.less(sum, s.constant(word)), sum, s.sub(sum, s.constant(word)));
}

/** The bits of a word turned left: exact, for powers of two only move the point. */
function rotate<V, M>(s: Scalar<V, M>, x: V, by: number): V {
  const high = s.floor(s.mul(x, s.constant(2 ** (by - 32))));
  const low = s.sub(s.mul(x, s.constant(2 ** by)), s.mul(high, s.constant(word)));
  return s.add(low, high);
}

/** The two output words for a counter in [0, 2⁵²). */
function words<V, M>(s: Scalar<V, M>, key0: V, key1: V, counter: V): [V, V] {
  const high = s.floor(s.mul(counter, s.constant(1 / word)));
  const low = s.sub(counter, s.mul(high, s.constant(word)));
  return threefry(s, [key0, key1], [low, high]);
}

const wordDomain = { low: 0, high: word - 1, integers: true };
const domains = [wordDomain, wordDomain, { low: 0, high: 2 ** 52 - 1, integers: true }];

/**
 * Random whole numbers in [0, 2⁵²) from the two words of a key and a counter in [0, 2⁵²), entry by entry: no state, the same bits on every engine.
 * No derivative.
 */
export const randomBits: Ternary<'randomBits'> = defineElementwise({
  name: 'randomBits',
  operands: 3,
  scalar: (s, key0, key1, counter) => {
    const [a, b] = words(s, key0, key1, counter);
    return s.add(s.mul(a, s.constant(2 ** 20)), s.floor(s.mul(b, s.constant(2 ** -12))));
  },
  slopes: () => [null, null, null],
  laws: { domains },
});

/** The first word alone, a whole number in [0, 2³²): what new keys are made of. No derivative. */
export const randomWord: Ternary<'randomWord'> = defineElementwise({
  name: 'randomWord',
  operands: 3,
  scalar: (s, key0, key1, counter) => words(s, key0, key1, counter)[0],
  slopes: () => [null, null, null],
  laws: { domains },
});
