import { splitKey, uniform, type Key } from 'cotangent';
import { batchOf, type Batch, type Digits } from './data.ts';

/** The numbers 0 … n - 1 in an order drawn from a key (Fisher & Yates). */
export function shuffled(n: number, key: Key): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const draws = uniform(key, [n]).data;
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(draws[i]! * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Every digit once an epoch, each epoch in another order, `size` at a time (the last batch of an epoch may be smaller). */
export function* batches(digits: Digits, size: number, epochs: number, key: Key): Generator<Batch, void> {
  for (const epochKey of splitKey(key, epochs) as readonly Key[]) {
    const order = shuffled(digits.count, epochKey);
    for (let start = 0; start < digits.count; start += size) yield batchOf(digits, order, start, Math.min(start + size, digits.count));
  }
}

/** All digits in their own order, `size` at a time. */
export function* inOrder(digits: Digits, size: number): Generator<Batch, void> {
  const order = Uint32Array.from({ length: digits.count }, (_, i) => i);
  for (let start = 0; start < digits.count; start += size) yield batchOf(digits, order, start, Math.min(start + size, digits.count));
}
