import { Observable, Subject } from 'rxjs';
import { Concrete } from '../tensor/tensor.ts';
import type { Observed, Want } from './wants.ts';

interface Watcher {
  readonly want: Want;
  readonly subject: Subject<Concrete>;
  count: number;
}

/** Who observes what: the part of the demand that all turns share. */
export class Watchers {
  readonly #watchers = new Map<string, Watcher>();
  /** What is observed now. */
  wants: readonly Want[] = [];
  /** Another number whenever the demand has changed. */
  epoch = 0;
  /** Turns that have emitted; never goes back. */
  turns = 0;

  subjectOf(key: string): Subject<Concrete> | undefined {
    return this.#watchers.get(key)?.subject;
  }

  /** The values of a want at every turn from the subscription on. */
  stream(want: Observed): Observable<Concrete> {
    return new Observable((subscriber) => {
      const watcher = this.#enter(want);
      subscriber.add(() => this.#leave(watcher));
      const joined = this.turns;
      return watcher.subject.subscribe({
        next: (x) => {
          // who joins while a turn is emitting sees the next one; each has a tensor of its own, since `data` is one array for each tensor
          if (this.turns > joined) subscriber.next(want.borrow ? x : new Concrete(x.shape, x.values));
        },
        complete: () => subscriber.complete(),
      });
    });
  }

  complete(): void {
    for (const { subject } of [...this.#watchers.values()]) subject.complete();
    this.#watchers.clear();
    this.#settle();
  }

  #enter(want: Want): Watcher {
    let watcher = this.#watchers.get(want.key);
    if (!watcher) this.#watchers.set(want.key, (watcher = { want, subject: new Subject(), count: 0 }));
    if (watcher.count++ === 0) this.#settle();
    return watcher;
  }

  #leave(watcher: Watcher): void {
    if (--watcher.count > 0 || this.#watchers.get(watcher.want.key) !== watcher) return;
    this.#watchers.delete(watcher.want.key);
    this.#settle();
  }

  #settle(): void {
    this.wants = [...this.#watchers.values()].map((watcher) => watcher.want);
    this.epoch++;
  }
}
