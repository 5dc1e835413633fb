import { DisposedError, FlowError } from '../errors.ts';
import type { Arena } from '../memory/arena.ts';
import { threefry } from '../ops/random-bits.ts';
import { numbers } from '../scalar/numbers.ts';
import { Concrete } from '../tensor/tensor.ts';
import type { ModelGraph } from './graphs.ts';
import type { Programs } from './programs.ts';
import { Queue } from './queue.ts';
import type { Records } from './records.ts';
import type { Outcome, Source } from './source.ts';
import { fits, notFinite, rateOf, write } from './steps.ts';
import type { Turn } from './turns.ts';
import { Watchers } from './watchers.ts';

/** Runs turns, one at a time: write inputs, forward, backward, read what is observed, update, emit. */
export class Runtime {
  readonly arena: Arena;
  readonly programs: Programs;
  readonly watchers: Watchers = new Watchers();
  readonly #records: Records;
  readonly #limit: number;
  readonly #queue = new Queue();
  readonly #values: Concrete[] = [];
  readonly #seen: Concrete[] = [];
  #last: Turn | undefined;
  /** Turns that have run. */
  count = 0;
  /** Kernels that they called. */
  kernels = 0;
  seed: number;
  /** From the first read of a record until its subscribers, and all records that wait, are done. */
  busy = false;
  /** While a turn computes: nothing else may touch its memory. */
  computing = false;
  disposed = false;

  /** `queue` is how many records may wait. */
  constructor(arena: Arena, records: Records, programs: Programs, { seed, queue }: { readonly seed: number; readonly queue: number }) {
    this.arena = arena;
    this.programs = programs;
    this.#records = records;
    this.#limit = queue;
    this.seed = seed;
  }

  /** Run a record's turn, or let it wait for the running one. Faults go to the outcome. */
  accept(record: unknown, source: Source, outcome: Outcome, index: number): void {
    try {
      if (this.busy) return this.wait(record, source, outcome, index);
      if (this.disposed) throw new DisposedError('dataflow: the net');
    } catch (fault) {
      return outcome.failed(fault, record, index);
    }
    this.busy = true;
    try {
      this.#first(record, source, outcome, index);
      // a loop, not recursion: a chain of re-entrant pushes does not grow the stack
      for (let next = this.#queue.take(); next; next = this.#queue.take()) {
        next.source.waiting--;
        if (!next.source.cancelled && !this.disposed) this.#turn(next.values, next.record, next.source, next.outcome, next.index);
      }
    } finally {
      this.#queue.clear();
      this.busy = false;
    }
  }

  /** Let a record wait for the running turn. @throws ShapeError, DataError, FlowError when it is refused */
  wait(record: unknown, source: Source, outcome: Outcome, index: number): void {
    if (this.disposed) throw new DisposedError('dataflow: the net');
    if (this.#queue.length >= this.#limit) {
      throw new FlowError(`dataflow: ${this.#limit} records are waiting: subscribers push faster than turns run, as in a loop of pushes`);
    }
    const values: Concrete[] = [];
    this.#records.read(source.name, record, values);
    this.#records.check(source.name, values);
    source.waiting++;
    this.#queue.put({ values, record, source, outcome, index });
  }

  #first(record: unknown, source: Source, outcome: Outcome, index: number): void {
    try {
      this.#records.read(source.name, record, this.#values);
      if (this.disposed) throw new DisposedError('dataflow: the net'); // by a getter of the record
    } catch (fault) {
      return outcome.failed(fault, record, index);
    }
    this.#turn(this.#values, record, source, outcome, index);
  }

  #turn(values: readonly Concrete[], record: unknown, source: Source, outcome: Outcome, index: number): void {
    const seen = this.#seen;
    this.computing = true;
    try {
      const known = source.turn;
      const turn =
        known && source.epoch === this.watchers.epoch && known.live && fits(values, known) ? known : this.#prepare(values, source);
      this.#last = turn;
      this.#compute(turn, values);
      const { readers, update, fit } = turn;
      for (let i = 0; i < readers.length; i++) seen[i] = readers[i]!();
      if (update) update();
      if (fit) fit.fit.step++;
      this.kernels += turn.kernels;
    } catch (fault) {
      this.computing = false;
      return outcome.failed(fault, record, index);
    }
    this.computing = false;
    this.count++;
    this.watchers.turns++;
    const { subjects } = source;
    for (let i = 0; i < subjects.length; i++) subjects[i]?.next(seen[i]!);
    outcome.done(seen, source);
    this.programs.lender.end();
  }

  /** Everything that may fail: after this only reading and the update are left. */
  #compute(turn: Turn, values: readonly Concrete[]): void {
    const { fit, forward, backward } = turn;
    // a schedule is the user's code: it runs before any memory is looked at
    const rate = fit ? rateOf(fit) : 0;
    if (turn.epoch !== this.arena.epoch) this.#refresh(turn);
    const { views, keyInput } = turn;
    const finite = write(values, views);
    if (keyInput >= 0) this.#writeKey(views[keyInput]!);
    if (fit) {
      if (!finite && fit.finite) throw this.#records.notFinite(values)!;
      views[fit.rateInput]![0] = rate;
      views[fit.stepInput]![0] = fit.fit.step + 1;
    }
    if (forward) forward();
    if (backward) backward();
    if (fit && fit.check() !== 0)
      throw notFinite(fit, values, this.#records, keyInput >= 0 ? new Concrete([2], views[keyInput]!.slice()) : undefined);
  }

  /** Words of the key of this turn: a function of the seed and the number of the turn. */
  #writeKey(view: Float64Array): void {
    const word = 2 ** 32;
    const [a, b] = threefry(numbers, [this.seed % word, Math.floor(this.seed / word)], [this.count % word, Math.floor(this.count / word)]);
    view[0] = a;
    view[1] = b;
  }

  #refresh(turn: Turn): void {
    turn.views = turn.program.inputs.map(({ address, length }) => this.arena.view(address, length));
    turn.epoch = this.arena.epoch;
  }

  /** Find or make the program that serves a source at the sizes of a record. @throws ShapeError, DataError */
  #prepare(values: readonly Concrete[], source: Source): Turn {
    this.#records.check(source.name, values);
    const { watchers } = this;
    const turn = this.programs.at(
      values.map((x) => [...x.shape]),
      [...watchers.wants, ...source.wants],
    );
    source.turn = turn;
    source.epoch = watchers.epoch;
    source.subjects = turn.keys.map((key) => watchers.subjectOf(key));
    source.at = source.wants.filter((want) => want.kind !== 'update').map((want) => turn.keys.indexOf(want.key));
    return turn;
  }

  /** The model at the sizes of the last turn, or before any at some sizes that it can be traced at. */
  get graph(): ModelGraph {
    return this.#last ? this.programs.graphAt(this.#last.sizes) : this.programs.example();
  }

  /** Kernels that the last turn called: forward, backward, update. */
  get steps(): readonly number[] {
    return this.#last?.program.stats.steps ?? [];
  }

  /** Examples in the last turn. */
  get examples(): number {
    return this.#last ? this.#records.examples(this.#last.sizes) : 0;
  }

  dispose(): void {
    this.disposed = true;
    this.#last = undefined;
    this.#values.length = this.#seen.length = 0;
    this.watchers.complete();
    this.programs.dispose();
  }
}
