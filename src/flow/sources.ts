import type { Observable } from 'rxjs';
import { DataError } from '../errors.ts';
import { Buffer, type Buffering, type Subscribable } from './buffer.ts';

/** Where records come from: pulled where the source waits (iterables, web and Node streams), buffered where it does not (an Observable). */
export type DataSource<T> = Iterable<T> | AsyncIterable<T> | ReadableStream<T> | Observable<T>;

/** A source, or a function that gives one for each epoch (0, 1, …). */
export type Data<T> = DataSource<T> | ((epoch: number) => DataSource<T>);

/** One record after another, at the reader's pace. */
export interface Puller<T> {
  next(): IteratorResult<T> | PromiseLike<IteratorResult<T>>;
  /** Stop the source. Does nothing after its end. */
  stop(): void;
}

/** Open a source. Iterables, streams and Observables are known by their methods: they may come from another realm or library. @throws DataError for something that is none */
export function open<T>(data: Data<T>, epoch: number, buffering: Buffering): Puller<T> {
  const source: unknown = typeof data === 'function' ? data(epoch) : data;
  if (has<Subscribable<T>>(source, 'subscribe')) return new Buffer(source, buffering);
  if (has<{ [OBSERVABLE](): Subscribable<T> }>(source, OBSERVABLE)) return new Buffer(source[OBSERVABLE](), buffering);
  if (has<AsyncIterable<T>>(source, Symbol.asyncIterator)) return new Iteration(source[Symbol.asyncIterator]());
  if (has<ReadableStream<T>>(source, 'getReader')) return readStream(source);
  if (has<Iterable<T>>(source, Symbol.iterator)) return new Iteration(source[Symbol.iterator]());
  throw new DataError(
    `train: the data must be an iterable, an async iterable, a stream or an Observable, got ${source === null ? 'null' : typeof source}`,
  );
}

const OBSERVABLE: unique symbol = ((Symbol as { readonly observable?: symbol }).observable ?? '@@observable') as never;

function has<S>(source: unknown, method: PropertyKey): source is S {
  return typeof source === 'object' && source !== null && typeof (source as Record<PropertyKey, unknown>)[method] === 'function';
}

class Iteration<T> implements Puller<T> {
  readonly #iterator: Iterator<T> | AsyncIterator<T>;
  #state: 'idle' | 'running' | 'stopping' | 'ended' = 'idle';

  constructor(iterator: Iterator<T> | AsyncIterator<T>) {
    this.#iterator = iterator;
  }

  next(): IteratorResult<T> | PromiseLike<IteratorResult<T>> {
    this.#state = 'running';
    let result: IteratorResult<T> | Promise<IteratorResult<T>>;
    try {
      result = this.#iterator.next();
    } catch (fault) {
      this.#state = 'ended';
      throw fault;
    }
    if (isPromise(result)) {
      // an async iterator may be stopped while it is awaited
      if (this.#left()) this.#return();
      return result.then(
        (settled) => this.#ended(settled),
        (fault: unknown) => {
          this.#state = 'ended';
          throw fault;
        },
      );
    }
    if (this.#left() && result.done !== true) this.#return();
    return this.#ended(result);
  }

  stop(): void {
    // a generator that stops its own training is still running: it is left when it has yielded
    if (this.#state === 'running') this.#state = 'stopping';
    else if (this.#state === 'idle') this.#return();
  }

  #left(): boolean {
    const stopping = this.#state === 'stopping';
    this.#state = 'idle';
    return stopping;
  }

  #ended(result: IteratorResult<T>): IteratorResult<T> {
    if (result.done === true) this.#state = 'ended';
    return result;
  }

  #return(): void {
    this.#state = 'ended';
    // a source that fails while being stopped has nobody left to tell
    try {
      const returned: unknown = this.#iterator.return?.();
      if (isPromise(returned)) returned.then(undefined, () => undefined);
    } catch {
      return;
    }
  }
}

function readStream<T>(stream: ReadableStream<T>): Puller<T> {
  const reader = stream.getReader();
  const next = async (): Promise<IteratorResult<T>> => {
    const result = (await reader.read()) as IteratorResult<T>;
    if (result.done === true) reader.releaseLock();
    return result;
  };
  const stop = (): void => {
    reader.cancel().catch(() => undefined);
    reader.releaseLock();
  };
  return { next, stop };
}

export function isPromise<T>(x: T | PromiseLike<T>): x is PromiseLike<T> {
  return typeof x === 'object' && x !== null && typeof (x as { then?: unknown }).then === 'function';
}
