import { Observable, type Observer, type OperatorFunction } from 'rxjs';
import { DisposedError } from '../errors.ts';
import type { Concrete } from '../tensor/tensor.ts';
import { Source, type Outcome, type Runtime } from './runtime.ts';
import type { Want } from './turns.ts';

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
  readonly wants: readonly Want[];
  /** Claim what may be used by one subscription only; returns how to give it back. */
  readonly claim?: () => () => void;
  readonly result: (values: readonly Concrete[]) => R;
}

/** Operators in flight, completed when the net is disposed of. */
export class Operators {
  readonly #live = new Set<() => void>();
  readonly #runtime: Runtime;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** An operator: a turn for each record, a result for each turn. The recipe is read at subscription. */
  make<T, R>(recipe: () => Recipe<R>, { rejected$ }: RejectOptions): OperatorFunction<T, R> {
    return (record$) =>
      new Observable<R>((subscriber) => {
        if (this.#runtime.disposed) {
          subscriber.error(new DisposedError('dataflow: the net'));
          return undefined;
        }
        const { wants, claim, result } = recipe();
        const source = new Source(wants);
        const release = claim?.();
        const values: Concrete[] = [];
        let index = 0;
        let ended = false;
        const finish = (): void => {
          if (ended && source.waiting === 0) subscriber.complete();
        };
        const outcome: Outcome = {
          done: (seen) => {
            index++;
            const { at } = source;
            for (let i = 0; i < at.length; i++) values[i] = seen[at[i]!]!;
            subscriber.next(result(values));
            if (ended) finish();
          },
          failed: (error, record) => {
            const rejection = { record, index: index++, error };
            if (!rejected$) return subscriber.error(error);
            rejected$.next?.(rejection);
            if (ended) finish();
          },
        };
        const complete = (): void => subscriber.complete();
        this.#live.add(complete);
        subscriber.add(() => {
          source.cancelled = true;
          this.#live.delete(complete);
          release?.();
        });
        // a record that comes from inside a turn waits: completion waits for it
        return record$.subscribe({
          next: (record) => this.#runtime.accept(record, source, outcome),
          error: (fault: unknown) => subscriber.error(fault),
          complete: () => {
            ended = true;
            finish();
          },
        });
      });
  }

  dispose(): void {
    for (const complete of [...this.#live]) complete();
  }
}
