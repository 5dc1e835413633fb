import { FlowError } from '../errors.ts';
import type { Puller } from './sources.ts';

/** What happens when a stream that does not wait is faster than training: an error, or one of its records is dropped. */
export type Policy = 'error' | 'dropOldest' | 'dropNewest' | 'latest';

/** How a stream is buffered. */
export interface Buffering {
  readonly policy: Policy;
  /** Records that may wait; with 'latest' it is 1. */
  readonly size: number;
  readonly dropped: () => void;
}

/** Something to subscribe to: an Observable of any library. */
export interface Subscribable<T> {
  subscribe(observer: { next(value: T): void; error(fault: unknown): void; complete(): void }): { unsubscribe(): void };
}

interface Waiter<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (fault: unknown) => void;
}

/** A bounded buffer under a stream that does not wait. What came before an end or a fault is read before it. */
export class Buffer<T> implements Puller<T> {
  readonly #buffering: Buffering;
  readonly #limit: number;
  readonly #records: T[] = [];
  /** Where the oldest record is: `records` is a ring once it is full. */
  #oldest = 0;
  #count = 0;
  #end: { readonly fault?: unknown } | undefined;
  #waiter: Waiter<T> | undefined;
  #subscription: { unsubscribe(): void } | undefined;

  constructor(source: Subscribable<T>, buffering: Buffering) {
    this.#buffering = buffering;
    this.#limit = buffering.policy === 'latest' ? 1 : buffering.size;
    this.#subscription = source.subscribe({
      next: (record) => this.#put(record),
      error: (fault) => this.#finish({ fault }),
      complete: () => this.#finish({}),
    });
    // a stream that overflows while it is being subscribed to
    if (this.#end) this.stop();
  }

  next(): IteratorResult<T> | Promise<IteratorResult<T>> {
    if (this.#count > 0) {
      const value = this.#records[this.#oldest]!;
      this.#records[this.#oldest] = undefined as T;
      this.#oldest = (this.#oldest + 1) % this.#limit;
      this.#count--;
      return { done: false, value };
    }
    if (!this.#end) return new Promise((resolve, reject) => (this.#waiter = { resolve, reject }));
    if ('fault' in this.#end) throw this.#end.fault;
    return { done: true, value: undefined };
  }

  stop(): void {
    this.#end ??= {};
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
  }

  #put(record: T): void {
    if (this.#end) return;
    if (this.#waiter) {
      this.#waiter.resolve({ done: false, value: record });
      this.#waiter = undefined;
      return;
    }
    if (this.#count < this.#limit) {
      this.#records[(this.#oldest + this.#count++) % this.#limit] = record;
      return;
    }
    const { policy, dropped } = this.#buffering;
    if (policy === 'error') {
      this.#finish({
        fault: new FlowError(
          `train: the stream is faster than training: ${this.#limit} records are waiting; give a policy, a larger buffer, or an iterable`,
        ),
      });
      this.stop();
      return;
    }
    if (policy !== 'dropNewest') {
      this.#records[this.#oldest] = record;
      this.#oldest = (this.#oldest + 1) % this.#limit;
    }
    dropped();
  }

  #finish(end: { readonly fault?: unknown }): void {
    if (this.#end) return;
    this.#end = end;
    const waiter = this.#waiter;
    this.#waiter = undefined;
    if ('fault' in end) waiter?.reject(end.fault);
    else waiter?.resolve({ done: true, value: undefined });
  }
}
