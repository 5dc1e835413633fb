import type { Concrete } from '../tensor/tensor.ts';
import type { Outcome, Source } from './source.ts';

/** A record that waits for its turn. */
export interface Waiting {
  readonly values: readonly Concrete[];
  readonly record: unknown;
  readonly source: Source;
  readonly outcome: Outcome;
  readonly index: number;
}

/** First in, first out, in constant time each. */
export class Queue {
  #items: (Waiting | undefined)[] = [];
  #first = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  put(item: Waiting): void {
    this.#items.push(item);
  }

  take(): Waiting | undefined {
    if (this.#first === this.#items.length) return undefined;
    const item = this.#items[this.#first]!;
    this.#items[this.#first++] = undefined;
    if (this.#first === this.#items.length) this.clear();
    else if (this.#first >= 1024 && 2 * this.#first > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  clear(): void {
    // setting a length costs more than a turn can spare
    if (this.#items.length === 0) return;
    this.#items.length = 0;
    this.#first = 0;
  }
}
