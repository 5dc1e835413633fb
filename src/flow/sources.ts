import type { Observable } from 'rxjs';
import { DataError, FlowError } from '../errors.ts';

/** What happens when a hot stream is faster than training: an error, or one of its records is dropped. */
export type Policy = 'error' | 'dropOldest' | 'dropNewest' | 'latest';

/** Records to train on: pulled where the source waits (iterables, streams), buffered where it does not (an Observable). */
export type Data<T> =
  | Iterable<T>
  | AsyncIterable<T>
  | ReadableStream<T>
  | Observable<T>
  | ((epoch: number) => Iterable<T> | AsyncIterable<T> | ReadableStream<T> | Observable<T>);

/** One record after another, at the reader's pace. */
export interface Puller<T> {
  next(): IteratorResult<T> | Promise<IteratorResult<T>>;
  /** Stop the source. */
  stop(): void;
}

/** How an Observable is buffered. */
export interface Buffering {
  readonly policy: Policy;
  readonly size: number;
  readonly dropped: () => void;
}

interface Subscribable<T> {
  subscribe(observer: { next(value: T): void; error(fault: unknown): void; complete(): void }): { unsubscribe(): void };
}

/** Open a source. @throws DataError for something that is none */
export function open<T>(data: Data<T>, epoch: number, buffering: Buffering): Puller<T> {
  const source: unknown = typeof data === 'function' ? data(epoch) : data;
  const has = (key: PropertyKey): boolean =>
    typeof source === 'object' && source !== null && typeof (source as Record<PropertyKey, unknown>)[key] === 'function';
  if (has('subscribe')) return new Buffer(source as Subscribable<T>, buffering);
  if (has(Symbol.asyncIterator)) return iterate((source as AsyncIterable<T>)[Symbol.asyncIterator]());
  if (has('getReader')) return readStream(source as ReadableStream<T>);
  if (has(Symbol.iterator)) return iterate((source as Iterable<T>)[Symbol.iterator]());
  throw new DataError(
    `train: the data must be an iterable, an async iterable, a stream or an Observable, got ${source === null ? 'null' : typeof source}`,
  );
}

function iterate<T>(iterator: Iterator<T> | AsyncIterator<T>): Puller<T> {
  let ended = false;
  return {
    next: () => iterator.next(),
    stop: () => {
      if (ended) return;
      ended = true;
      const returned = iterator.return?.();
      // a source that fails while being stopped has nobody left to tell
      if (returned instanceof Promise) returned.catch(() => undefined);
    },
  };
}

function readStream<T>(stream: ReadableStream<T>): Puller<T> {
  const reader = stream.getReader();
  return {
    next: () => reader.read() as Promise<IteratorResult<T>>,
    stop: () => void reader.cancel().catch(() => undefined),
  };
}

/** A bounded buffer under a stream that does not wait. */
class Buffer<T> implements Puller<T> {
  readonly #records: T[] = [];
  readonly #buffering: Buffering;
  readonly #subscription: { unsubscribe(): void };
  #end: { fault?: unknown } | undefined;
  #waiting: { resolve: (result: IteratorResult<T>) => void; reject: (fault: unknown) => void } | undefined;

  constructor(source: Subscribable<T>, buffering: Buffering) {
    this.#buffering = buffering;
    this.#subscription = source.subscribe({
      next: (record) => this.#put(record),
      error: (fault) => this.#finish({ fault }),
      complete: () => this.#finish({}),
    });
  }

  next(): IteratorResult<T> | Promise<IteratorResult<T>> {
    if (this.#records.length > 0) return { done: false, value: this.#records.shift()! };
    if (this.#end) {
      if ('fault' in this.#end) throw this.#end.fault;
      return { done: true, value: undefined };
    }
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
  }

  stop(): void {
    this.#end ??= {};
    this.#subscription.unsubscribe();
  }

  #put(record: T): void {
    if (this.#end) return;
    const waiting = this.#waiting;
    if (waiting) {
      this.#waiting = undefined;
      waiting.resolve({ done: false, value: record });
      return;
    }
    const { policy, size, dropped } = this.#buffering;
    const limit = policy === 'latest' ? 1 : size;
    if (this.#records.length < limit) {
      this.#records.push(record);
      return;
    }
    if (policy === 'error')
      return this.#finish({
        fault: new FlowError(
          `train: the stream is faster than training: ${size} records are waiting (choose a policy: dropOldest, dropNewest or latest)`,
        ),
      });
    dropped();
    if (policy === 'dropNewest') return;
    this.#records.shift();
    this.#records.push(record);
  }

  #finish(end: { fault?: unknown }): void {
    if (this.#end) return;
    this.#end = end;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) return;
    if ('fault' in end) waiting.reject(end.fault);
    else waiting.resolve({ done: true, value: undefined });
  }
}
