import { throwError } from 'rxjs';
import type { Runtime } from './runtime.ts';
import { Source, type Outcome } from './source.ts';

/** Records that are pushed by hand: what is wrong with one is thrown where it was pushed. */
export class Pushes {
  readonly #source = new Source('push', []);
  readonly #outcome = new PushOutcome();

  /** One turn, or from inside a subscriber the next turn. @throws what the turn throws, or why the record is refused */
  push(runtime: Runtime, record: unknown): void {
    if (runtime.busy) return runtime.wait(record, this.#source, lateOutcome, 0);
    runtime.accept(record, this.#source, this.#outcome, 0);
    this.#outcome.rethrow();
  }

  /** Let go of the program of the last push. */
  forget(): void {
    this.#source.turn = undefined;
  }
}

/** What became of the record of the push that is running. */
class PushOutcome implements Outcome {
  #fault: { readonly error: unknown } | undefined;
  done(): void {}
  failed(error: unknown): void {
    this.#fault = { error };
  }
  rethrow(): void {
    const fault = this.#fault;
    if (!fault) return;
    this.#fault = undefined;
    throw fault.error;
  }
}

/** A record that had to wait: whoever pushed it has gone on, so RxJS reports its fault as unhandled. */
const lateOutcome: Outcome = {
  done: () => undefined,
  failed: (error) => void throwError(() => error).subscribe(),
};
