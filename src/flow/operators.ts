import { Observable, Subject, Subscriber, type Observer, type OperatorFunction } from 'rxjs';
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
  readonly name: 'run' | 'fit';
  readonly runtime: Runtime;
  readonly wants: readonly Want[];
  /** Called when the subscription ends. */
  readonly release?: () => void;
  /** What is emitted: from the values read in a turn, and where among them those of `wants` are. */
  readonly result: (seen: readonly Concrete[], at: readonly number[]) => R;
}

/** Operators in flight, completed when the net is disposed of. */
export class Operators {
  readonly #live = new Set<Subscriber<never>>();

  /** An operator: a turn for each record, a result for each turn. The recipe is made at subscription, and may throw. */
  make<T, R>(recipe: () => Recipe<R>, { rejected$ }: RejectOptions): OperatorFunction<T, R> {
    return (record$) =>
      new Observable<R>((subscriber) => {
        const { name, runtime, wants, release, result } = recipe();
        const source = new Source(name, wants);
        this.#live.add(subscriber as Subscriber<never>);
        subscriber.add(() => {
          source.cancelled = true;
          this.#live.delete(subscriber as Subscriber<never>);
          release?.();
        });
        record$.subscribe(new RecordSubscriber(subscriber, runtime, source, new OperatorOutcome(subscriber, source, result, rejected$)));
      });
  }

  dispose(): void {
    for (const subscriber of [...this.#live]) subscriber.complete();
  }
}

/** Takes the records of an operator's source. A Subscriber of its own: one call between the source and the turn. */
class RecordSubscriber<R> extends Subscriber<unknown> {
  readonly #runtime: Runtime;
  readonly #source: Source;
  readonly #outcome: OperatorOutcome<R>;
  #index = 0;

  constructor(destination: Subscriber<R>, runtime: Runtime, source: Source, outcome: OperatorOutcome<R>) {
    super(destination);
    this.#runtime = runtime;
    this.#source = source;
    this.#outcome = outcome;
  }

  protected override _next(record: unknown): void {
    this.#runtime.accept(record, this.#source, this.#outcome, this.#index++);
  }

  protected override _complete(): void {
    this.#outcome.end();
  }
}

class OperatorOutcome<R> implements Outcome {
  readonly #subscriber: Subscriber<R>;
  readonly #source: Source;
  readonly #result: Recipe<R>['result'];
  readonly #rejections: Subject<Rejection> | undefined;
  #ended = false;

  constructor(subscriber: Subscriber<R>, source: Source, result: Recipe<R>['result'], rejected$: RejectOptions['rejected$']) {
    this.#subscriber = subscriber;
    this.#source = source;
    this.#result = result;
    if (!rejected$) return;
    // behind a Subject, a fault of the observer is reported by RxJS and does not reach the turn
    this.#rejections = new Subject();
    this.#rejections.subscribe(rejected$);
  }

  done(seen: readonly Concrete[], { at }: Source): void {
    this.#subscriber.next(this.#result(seen, at));
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
