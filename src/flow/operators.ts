import { Observable, Subject, type Observer, type OperatorFunction, type Subscriber } from 'rxjs';
import type { Concrete } from '../tensor/tensor.ts';
import type { Runtime } from './runtime.ts';
import { Source, type Outcome } from './source.ts';
import type { Want } from './wants.ts';

/** A record that was refused: what it was, its number in its stream, and why. */
export interface Rejection {
  readonly record: unknown;
  readonly index: number;
  readonly error: unknown;
}

/** Where refused records go instead of ending the stream. */
export interface RejectOptions {
  readonly rejected$?: Partial<Observer<Rejection>> | undefined;
}

/** What an operator asks of the runtime. */
export interface Recipe<R> {
  readonly runtime: Runtime;
  readonly wants: readonly Want[];
  /** Called when the subscription ends. */
  readonly release?: () => void;
  readonly result: (values: readonly Concrete[]) => R;
}

/** Operators in flight, completed when the net is disposed of. */
export class Operators {
  readonly #live = new Set<Subscriber<never>>();

  /** An operator: a turn for each record, a result for each turn. The recipe is made at subscription, and may throw. */
  make<T, R>(recipe: () => Recipe<R>, { rejected$ }: RejectOptions): OperatorFunction<T, R> {
    return (record$) =>
      new Observable<R>((subscriber) => {
        const { runtime, wants, release, result } = recipe();
        const source = new Source(wants);
        const outcome = new OperatorOutcome(subscriber, source, result, rejected$);
        this.#live.add(subscriber as Subscriber<never>);
        subscriber.add(() => {
          source.cancelled = true;
          this.#live.delete(subscriber as Subscriber<never>);
          release?.();
        });
        let index = 0;
        return record$.subscribe({
          next: (record) => runtime.accept(record, source, outcome, index++),
          error: (fault: unknown) => subscriber.error(fault),
          complete: () => outcome.end(),
        });
      });
  }

  dispose(): void {
    for (const subscriber of [...this.#live]) subscriber.complete();
  }
}

class OperatorOutcome<R> implements Outcome {
  readonly #subscriber: Subscriber<R>;
  readonly #source: Source;
  readonly #result: (values: readonly Concrete[]) => R;
  readonly #rejections: Subject<Rejection> | undefined;
  readonly #values: Concrete[] = [];
  #ended = false;

  constructor(
    subscriber: Subscriber<R>,
    source: Source,
    result: (values: readonly Concrete[]) => R,
    rejected$: RejectOptions['rejected$'],
  ) {
    this.#subscriber = subscriber;
    this.#source = source;
    this.#result = result;
    if (!rejected$) return;
    // behind a Subject, a fault of the observer is reported by RxJS and does not reach the turn
    this.#rejections = new Subject();
    this.#rejections.subscribe(rejected$);
  }

  done(seen: readonly Concrete[], { at }: Source): void {
    const values = this.#values;
    for (let i = 0; i < at.length; i++) values[i] = seen[at[i]!]!;
    this.#subscriber.next(this.#result(values));
    if (this.#ended) this.#finish();
  }

  failed(error: unknown, record: unknown, index: number): void {
    if (!this.#rejections) return this.#subscriber.error(error);
    this.#rejections.next({ record, index, error });
    if (this.#ended) this.#finish();
  }

  /** No more records will come. A record that came from inside a turn may still wait: completion waits for it. */
  end(): void {
    this.#ended = true;
    this.#finish();
  }

  #finish(): void {
    if (this.#source.waiting === 0) this.#subscriber.complete();
  }
}
