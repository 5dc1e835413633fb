import { Subject } from 'rxjs';
import { DisposedError, FiniteError, FlowError } from '../errors.ts';
import { LeastRecentlyUsed } from '../compile/cache.ts';
import type { OnNode } from '../compile/interpret.ts';
import type { Arena } from '../memory/arena.ts';
import { threefry } from '../ops/random-bits.ts';
import { numbers } from '../scalar/numbers.ts';
import type { Dims } from '../shape/dims.ts';
import type { Concrete } from '../tensor/tensor.ts';
import { traceModel, type AnyModel, type ModelGraph } from './graphs.ts';
import type { ParameterStore } from './parameters.ts';
import type { Records } from './records.ts';
import { buildTurn, checkedWhileWriting, type FitTurn, type Turn, type Want } from './turns.ts';

/** Where records come from: what it wants of its turns beside what is observed, and the turn that served it last. */
export class Source {
  readonly wants: readonly Want[];
  turn: Turn | undefined = undefined;
  epoch = -1;
  /** Where the values that this source wants are among those read in its turn. */
  at: number[] = [];
  /** Who observes each of these values. */
  watchers: (Watcher | undefined)[] = [];
  /** Records that wait in the queue. */
  waiting = 0;
  cancelled = false;
  constructor(wants: readonly Want[]) {
    this.wants = wants;
  }
}

/** What becomes of a record. */
export interface Outcome {
  done(seen: readonly Concrete[], source: Source): void;
  failed(fault: unknown, record: unknown): void;
}

interface Watcher {
  readonly want: Want;
  readonly subject: Subject<unknown>;
  count: number;
}

export interface RuntimeOptions {
  readonly arena: Arena;
  readonly records: Records;
  readonly parameters: ParameterStore;
  readonly model: AnyModel;
  readonly seed: number;
  /** Records that may wait for their turn. */
  readonly queue: number;
  readonly programs: { readonly count: number; readonly bytes: number };
  readonly interpret: boolean;
  readonly onNode: OnNode | undefined;
}

/** Runs turns, one at a time: write inputs, forward, backward, read what is observed, update, emit. */
export class Runtime {
  readonly options: RuntimeOptions;
  readonly turns: LeastRecentlyUsed<string, Turn & { bytes: number; dispose(): void }>;
  readonly #graphs: LeastRecentlyUsed<string, { graph: ModelGraph; sizes: readonly Dims[]; bytes: number; dispose(): void }>;
  readonly #watchers = new Map<string, Watcher>();
  #demand: readonly Want[] = [];
  #epoch = 0;
  #busy = false;
  #values: Concrete[] = [];
  readonly #queue: { values: Concrete[]; record: unknown; source: Source; outcome: Outcome }[] = [];
  count = 0;
  kernels = 0;
  last: Turn | undefined = undefined;
  disposed = false;
  seed: number;

  constructor(options: RuntimeOptions) {
    this.options = options;
    this.seed = options.seed;
    this.turns = new LeastRecentlyUsed(options.programs);
    this.#graphs = new LeastRecentlyUsed({ count: options.programs.count, bytes: Infinity });
  }

  /** Run a record's turn, or let it wait for the running one. Faults go to the outcome. */
  accept(record: unknown, source: Source, outcome: Outcome): void {
    if (this.disposed) return outcome.failed(new DisposedError('dataflow: the net'), record);
    const values: Concrete[] = this.#busy ? [] : this.#values;
    try {
      this.options.records.read(record, values);
    } catch (fault) {
      return outcome.failed(fault, record);
    }
    if (this.#busy) return this.#wait(values, record, source, outcome);
    this.#busy = true;
    try {
      this.#turn(values, record, source, outcome);
      // a loop, not recursion: a chain of re-entrant pushes does not grow the stack
      for (let next = 0; next < this.#queue.length; next++) {
        const waiting = this.#queue[next]!;
        waiting.source.waiting--;
        if (!waiting.source.cancelled && !this.disposed) this.#turn(waiting.values, waiting.record, waiting.source, waiting.outcome);
        if (next >= 1024 && next * 2 > this.#queue.length) {
          this.#queue.splice(0, next + 1);
          next = -1;
        }
      }
    } finally {
      this.#queue.length = 0;
      this.#busy = false;
    }
  }

  #wait(values: Concrete[], record: unknown, source: Source, outcome: Outcome): void {
    const { queue } = this.options;
    if (this.#queue.length >= queue) {
      return outcome.failed(new FlowError(`dataflow: ${queue} records are waiting: a subscriber pushes faster than turns run, as in a loop of pushes`), record);
    }
    source.waiting++;
    this.#queue.push({ values, record, source, outcome });
  }

  #turn(values: Concrete[], record: unknown, source: Source, outcome: Outcome): void {
    let turn: Turn;
    const seen: Concrete[] = [];
    try {
      turn = source.turn && source.epoch === this.#epoch && source.turn.live && fits(values, source.turn.sizes) ? source.turn : this.#prepare(values, source);
      this.last = turn;
      if (turn.epoch !== this.options.arena.epoch) this.#refresh(turn);
      this.#compute(turn, values);
      for (let i = 0; i < turn.readers.length; i++) seen.push(turn.readers[i]!());
      turn.update?.();
    } catch (fault) {
      outcome.failed(fault, record);
      return;
    }
    if (turn.fit) turn.fit.fit.step++;
    this.count++;
    this.kernels += turn.kernels;
    const { watchers } = source;
    for (let i = 0; i < watchers.length; i++) watchers[i]?.subject.next(seen[i]!);
    outcome.done(seen, source);
  }

  /** Everything that may fail: after this only the update is left. */
  #compute(turn: Turn, values: readonly Concrete[]): void {
    const { views, fit } = turn;
    let finite = true;
    for (let i = 0; i < values.length; i++) {
      const [from, to] = [values[i]!.values, views[i]!];
      if (from.length < checkedWhileWriting) {
        for (let k = 0; k < from.length; k++) {
          const x = from[k]!;
          if (x - x !== 0) finite = false;
          to[k] = x;
        }
      } else to.set(from);
    }
    if (turn.keyInput >= 0) this.#writeKey(views[turn.keyInput]!);
    if (!fit) {
      turn.forward?.();
      turn.backward?.();
      return;
    }
    if (!finite && fit.finite) throw this.options.records.notFinite(values)!;
    const step = fit.fit.step + 1;
    const { learningRate } = fit.optimizer;
    const rate = typeof learningRate === 'number' ? learningRate : learningRate(step);
    if (rate - rate !== 0) throw new FlowError(`fit: the learning rate of update ${step} is ${String(rate)}`);
    views[fit.rateInput]![0] = rate;
    views[fit.stepInput]![0] = step;
    turn.forward?.();
    turn.backward?.();
    if (fit.check() !== 0) throw this.#notFinite(fit, values);
  }

  #notFinite(fit: FitTurn, values: readonly Concrete[]): FiniteError {
    const input = fit.finite ? this.options.records.notFinite(values) : undefined;
    if (input) return input;
    const loss = fit.loss().values[0]!;
    if (!Number.isFinite(loss)) return new FiniteError(`fit: the loss is ${loss}`);
    for (const [path, read] of fit.gradients) {
      const { values: bars } = read();
      const at = bars.findIndex((x) => !Number.isFinite(x));
      if (at >= 0) return new FiniteError(`fit: the gradient of '${path}' is ${bars[at]} at entry ${at}`);
    }
    return new FiniteError('fit: an input is not finite');
  }

  /** Words of the key of this turn: a function of the seed and the number of the turn. */
  #writeKey(view: Float64Array): void {
    const { seed } = this;
    const word = 2 ** 32;
    const [a, b] = threefry(numbers, [seed % word, Math.floor(seed / word)], [this.count % word, Math.floor(this.count / word)]);
    view[0] = a;
    view[1] = b;
  }

  #refresh(turn: Turn): void {
    const { arena } = this.options;
    turn.views = turn.program.inputs.map(({ address, length }) => arena.view(address, length));
    turn.epoch = arena.epoch;
  }

  /** Find or make the program that serves a source at the sizes of a record. @throws ShapeError */
  #prepare(values: readonly Concrete[], source: Source): Turn {
    this.options.records.check(values);
    const sizes = values.map((x) => x.shape);
    const wants = new Map([...this.#demand, ...source.wants].map((want) => [want.key, want]));
    const key = `${sizes.map((s) => s.join()).join(';')} ${[...wants.keys()].sort().join(' ')}`;
    let turn = this.turns.get(key);
    if (!turn) {
      const built = buildTurn([...wants.values()], { ...this.options, sizes, graph: this.graphAt(sizes) });
      const dispose = (): void => {
        built.live = false;
        built.program.dispose();
      };
      const { code, planned } = built.program.stats;
      turn = Object.assign(built, { bytes: code + planned, dispose });
      this.turns.set(key, turn);
    }
    const { keys } = turn;
    source.turn = turn;
    source.epoch = this.#epoch;
    source.watchers = keys.map((k) => this.#watchers.get(k));
    source.at = source.wants.filter((want) => want.kind !== 'update').map((want) => keys.indexOf(want.key));
    return turn;
  }

  /** The model traced at given sizes. */
  graphAt(sizes: readonly Dims[]): ModelGraph {
    const key = sizes.map((s) => s.join()).join(';');
    let traced = this.#graphs.get(key);
    if (!traced) {
      const { model, records, parameters } = this.options;
      traced = { graph: traceModel(model, records.names, sizes, parameters), sizes, bytes: 0, dispose: () => undefined };
      this.#graphs.set(key, traced);
    }
    return traced.graph;
  }

  /** The model at the sizes of the last turn, or before any at some sizes that it can be traced at. */
  currentGraph(): ModelGraph {
    if (this.last) return this.graphAt(this.last.sizes);
    let first: unknown;
    for (const size of [1, 2, 8, 64]) {
      try {
        return this.graphAt(this.options.records.exampleSizes(size));
      } catch (fault) {
        first ??= fault;
      }
    }
    throw first;
  }

  /** Observe a want from now on; returns its stream, and how to stop. */
  watch(want: Want): { subject: Subject<unknown>; release: () => void } {
    let watcher = this.#watchers.get(want.key);
    if (!watcher) this.#watchers.set(want.key, (watcher = { want, subject: new Subject(), count: 0 }));
    const watched = watcher;
    if (watched.count++ === 0) this.#settle();
    const release = (): void => {
      if (--watched.count > 0) return;
      this.#watchers.delete(want.key);
      this.#settle();
    };
    return { subject: watched.subject, release };
  }

  get demand(): readonly string[] {
    return this.#demand.map((want) => want.key);
  }

  #settle(): void {
    this.#demand = [...this.#watchers.values()].map((watcher) => watcher.want);
    this.#epoch++;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.turns.clear();
    this.#graphs.clear();
    for (const watcher of [...this.#watchers.values()]) watcher.subject.complete();
    this.#watchers.clear();
  }
}

function fits(values: readonly Concrete[], sizes: readonly Dims[]): boolean {
  for (let i = 0; i < sizes.length; i++) {
    const [got, want] = [values[i]!.shape, sizes[i]!];
    if (got === want) continue;
    if (got.length !== want.length) return false;
    for (let axis = 0; axis < got.length; axis++) if (got[axis] !== want[axis]) return false;
  }
  return true;
}
