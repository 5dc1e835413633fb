import type { Subject } from 'rxjs';
import type { Concrete } from '../tensor/tensor.ts';
import type { Turn } from './turns.ts';
import type { Want } from './wants.ts';

/** Where records come from: what it wants of its turns beside what is observed, and the turn that served it last. */
export class Source {
  /** What its records are for: 'push', 'run' or 'fit'. */
  readonly name: string;
  readonly wants: readonly Want[];
  turn: Turn | undefined = undefined;
  epoch = -1;
  /** Where the values that this source wants are among those read in its turn. */
  at: number[] = [];
  /** Who observes each of the values read. */
  subjects: (Subject<Concrete> | undefined)[] = [];
  /** Records that wait in the queue. */
  waiting = 0;
  cancelled = false;
  constructor(name: string, wants: readonly Want[]) {
    this.name = name;
    this.wants = wants;
  }
}

/** What becomes of a record, which is the index-th of its stream. Must not throw. */
export interface Outcome {
  /** Its turn has run; the values read, at `source.at`. */
  done(seen: readonly Concrete[], source: Source): void;
  /** It was refused, or its turn failed and changed nothing. */
  failed(fault: unknown, record: unknown, index: number): void;
}
