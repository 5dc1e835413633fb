import { Observable, type OperatorFunction } from 'rxjs';
import { DataError, DisposedError, FlowError } from '../errors.ts';
import { createArena } from '../memory/arena.ts';
import type { Optimizer } from '../optim/optimizer.ts';
import type { Concrete } from '../tensor/tensor.ts';
import type { Key } from '../random/key.ts';
import { Fit, type FitState } from './fits.ts';
import { describeNet, type GraphDescription } from './graph.ts';
import { lossOf, wireOf, type ModelGraph } from './graphs.ts';
import { Inspector, type Inspection } from './inspect.ts';
import { Operators, type RejectOptions } from './operators.ts';
import { ParameterStore } from './parameters.ts';
import { Records } from './records.ts';
import { Runtime, Source, type Outcome } from './runtime.ts';
import type { Want } from './turns.ts';
import type { Inputs, InputShapes, LossName, OutputName, Outputs, Parameters, RecordOf, Wire, WireName } from './wires.ts';

/** How a net is made. */
export interface DataflowOptions {
  /** Run node by node on the oracle kernels, each node observable. */
  readonly inspect?: boolean;
  /** Where the keys of turns come from, for a model that takes one; 0 where absent. */
  readonly seed?: number;
  /** How many records may wait for their turn; 131072 where absent. */
  readonly queue?: number;
  /** WebAssembly where it is allowed ('compiled', the default), plain JavaScript kernels ('plain'), or the oracle node by node ('interpreted'). */
  readonly backend?: 'compiled' | 'plain' | 'interpreted';
  /** Compiled programs kept, one for each demand and sizes: at most this many (64) and this many bytes (64 MiB). */
  readonly programs?: { readonly count?: number; readonly bytes?: number };
}

/** How a net is trained. */
export interface FitOptions extends RejectOptions {
  /** Whose optimizer state is used and kept; the loss's name where absent. */
  readonly name?: string;
  /** false: inputs need not be finite. A loss or gradient always has to be. */
  readonly finite?: boolean;
}

/** What a net has done and holds. */
export interface NetStats {
  readonly turns: number;
  /** Kernels called so far. */
  readonly kernels: number;
  readonly programs: number;
  /** Bytes of memory in use. */
  readonly bytes: number;
  /** What is observed now. */
  readonly demand: readonly string[];
  /** Kernels that the last turn called: forward, backward, update. */
  readonly last: readonly number[];
}

/** Everything that a net remembers: parameters, optimizers, the number of turns, the seed. */
export interface NetState<P> {
  readonly parameters: P;
  readonly fits: { readonly [name: string]: FitState };
  readonly turns: number;
  readonly seed: number;
}

/** A model and its parameters, driven by records. */
export interface Net<I extends InputShapes, P extends Parameters, O extends Outputs> {
  /** The inputs as declared. */
  readonly inputs: I;
  /** One turn; from inside a subscriber, the next turn. @throws ShapeError, DataError, IndexError, DisposedError */
  push(record: RecordOf<I>): void;
  /** The value of an output at every turn from now on. Observing it makes it computed. */
  activation$<N extends OutputName<O>>(name: N): Observable<O[N]>;
  /** ∂loss/∂wire at every turn from now on. Runs backward only while observed, and only as far as needed. */
  cotangent$<L extends LossName<O>, N extends WireName<I, P, O>>(loss: L, wire: N): Observable<Wire<I, P, O, N>>;
  /** Operator: for each record, its outputs of these names. Never trains. */
  run<const N extends readonly OutputName<O>[]>(...names: N): OperatorFunction<RecordOf<I>, { readonly [K in N[number]]: O[K] }>;
  /** Operator: for each record, one update; emits the loss before it. */
  fit<L extends LossName<O>>(loss: L, optimizer: Optimizer, options?: FitOptions): OperatorFunction<RecordOf<I>, O[L]>;
  /** Copies of the parameters. */
  snapshot(): P;
  /** New parameters, all or none. @throws ShapeError, DataError */
  assign(parameters: P): void;
  /** Copies of all that the net remembers. */
  state(): NetState<P>;
  /** Put a state back, all or none. @throws ShapeError, DataError */
  restore(state: NetState<P>): void;
  readonly stats: NetStats;
  /** The graph of the last turn's sizes, as it is compiled. */
  readonly graph: GraphDescription;
  /** Every node with its activation and cotangents. */
  readonly inspect: Inspection;
  /** Gives back memory and programs, completes streams and operators in flight. */
  dispose(): void;
  [Symbol.dispose](): void;
}

const optimizerNumbers = new WeakMap<Optimizer, number>();
let optimizers = 0;

/**
 * A net: a model traced on typed inputs and parameters, run one atomic turn for each record. Activations are pushed, cotangents are pulled, on demand:
 * what nobody observes is not computed. `model` gets the inputs, the parameters and, if it takes a third argument, `{ key }`: random numbers of the turn.
 * @throws ShapeError, DataError, FlowError for a model, inputs or parameters that do not fit together
 */
export function dataflow<const I extends InputShapes, P extends Parameters, O extends Outputs>(
  inputs: I,
  parameters: P,
  model: (inputs: Inputs<I>, parameters: P, context: { readonly key: Key }) => O,
  options: DataflowOptions = {},
): Net<I, P, O> {
  return new DataflowNet(inputs, parameters, model as never, options) as unknown as Net<I, P, O>;
}

class DataflowNet {
  readonly #runtime: Runtime;
  readonly #operators: Operators;
  readonly #parameters: ParameterStore;
  readonly #fits = new Map<string, Fit>();
  readonly #pushed = new Source([]);
  #restored: Map<string, FitState> = new Map();
  #seed: number;
  readonly inspect: Inspector;
  readonly inputs: InputShapes;

  constructor(inputs: InputShapes, parameters: unknown, model: never, options: DataflowOptions) {
    const { seed = 0, queue = 2 ** 17, programs = {}, inspect = false, backend = inspect ? 'interpreted' : 'compiled' } = options;
    if (!Number.isSafeInteger(seed) || seed < 0) throw new DataError(`dataflow: the seed must be a whole number from 0 to 2^53 - 1, got ${String(seed)}`);
    this.#seed = seed;
    this.inputs = inputs;
    const arena = createArena({ wasm: backend === 'compiled' });
    this.#parameters = new ParameterStore(arena, parameters);
    this.inspect = new Inspector(inspect);
    this.#runtime = new Runtime({
      arena,
      records: new Records(inputs),
      parameters: this.#parameters,
      model,
      seed,
      queue,
      programs: { count: programs.count ?? 64, bytes: programs.bytes ?? 64 * 2 ** 20 },
      interpret: inspect || backend === 'interpreted',
      onNode: inspect ? this.inspect.timed : undefined,
    });
    this.#operators = new Operators(this.#runtime);
    this.inspect.attach(this.#runtime, (want) => this.#observe(want));
    this.#graph(); // names and shapes that clash are errors now, not at the first record
  }

  push(record: unknown): void {
    let fault: { error: unknown } | undefined;
    let running = true;
    const outcome: Outcome = {
      done: () => undefined,
      failed: (error) => {
        if (running) fault = { error };
        else reportLater(error); // a record that had to wait: its pusher is gone
      },
    };
    this.#runtime.accept(record, this.#pushed, outcome);
    running = false;
    if (fault) throw fault.error;
  }

  activation$(name: string): Observable<unknown> {
    wireOf(this.#graph(), name);
    return this.#observe({ kind: 'activation', key: `a:${name}`, wire: name });
  }

  cotangent$(loss: string, wire: string): Observable<unknown> {
    lossOf(this.#graph(), loss);
    wireOf(this.#graph(), wire);
    return this.#observe({ kind: 'cotangent', key: `c:${loss}/${wire}`, loss, wire });
  }

  run(...names: readonly string[]): OperatorFunction<unknown, unknown> {
    for (const name of names) wireOf(this.#graph(), name);
    const wants = names.map((wire): Want => ({ kind: 'activation', key: `a:${wire}`, wire }));
    const result = (values: readonly Concrete[]): unknown => Object.fromEntries(names.map((name, i) => [name, values[i]]));
    return this.#operators.make(() => ({ wants, result }), {});
  }

  fit(loss: string, optimizer: Optimizer, { name = loss, finite = true, rejected$ }: FitOptions = {}): OperatorFunction<unknown, unknown> {
    lossOf(this.#graph(), loss);
    const recipe = (): { wants: Want[]; claim: () => () => void; result: (values: readonly Concrete[]) => unknown } => {
      const fit = this.#fitOf(name, optimizer);
      const key = `u:${loss}/${name}#${numberOf(optimizer)}${finite ? '' : '~'}`;
      const wants: Want[] = [
        { kind: 'activation', key: `a:${loss}`, wire: loss },
        { kind: 'update', key, loss, fit, optimizer, finite },
      ];
      const claim = (): (() => void) => {
        if (fit.live) throw new FlowError(`fit: '${name}' is already driven by another subscription`);
        fit.live = true;
        return () => void (fit.live = false);
      };
      return { wants, claim, result: (values) => values[0] };
    };
    return this.#operators.make(recipe, { rejected$ });
  }

  snapshot(): unknown {
    this.#alive();
    return this.#parameters.snapshot();
  }

  assign(parameters: unknown): void {
    this.#alive();
    this.#parameters.check('assign', parameters)();
  }

  state(): NetState<unknown> {
    this.#alive();
    const fits = Object.fromEntries([...this.#fits].map(([name, fit]) => [name, fit.state(this.#parameters)]));
    return { parameters: this.#parameters.snapshot(), fits, turns: this.#runtime.count, seed: this.#seed };
  }

  restore(state: NetState<unknown>): void {
    this.#alive();
    if (typeof state !== 'object' || state === null) throw new DataError(`restore: expected a state, got ${state === null ? 'null' : typeof state}`);
    if (!Number.isSafeInteger(state.turns) || state.turns < 0) throw new DataError(`restore: turns must be a whole number, got ${String(state.turns)}`);
    if (!Number.isSafeInteger(state.seed) || state.seed < 0) throw new DataError(`restore: the seed must be a whole number, got ${String(state.seed)}`);
    const writes = [this.#parameters.check('restore', state.parameters), ...this.#checkFits(state.fits)];
    for (const write of writes) write();
    this.#runtime.count = state.turns;
    this.#runtime.seed = this.#seed = state.seed;
  }

  get stats(): NetStats {
    const { count, kernels, turns, last, demand, options } = this.#runtime;
    return { turns: count, kernels, programs: turns.size, bytes: this.#runtime.disposed ? 0 : options.arena.bytes, demand, last: last?.program.stats.steps ?? [] };
  }

  get graph(): GraphDescription {
    return describeNet(this.#graph());
  }

  dispose(): void {
    this.#operators.dispose();
    this.#runtime.dispose();
    this.#fits.clear();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #graph(): ModelGraph {
    this.#alive();
    return this.#runtime.currentGraph();
  }

  #alive(): void {
    if (this.#runtime.disposed) throw new DisposedError('dataflow: the net');
  }

  #observe(want: Want): Observable<unknown> {
    return new Observable((subscriber) => {
      if (this.#runtime.disposed) {
        subscriber.error(new DisposedError('dataflow: the net'));
        return undefined;
      }
      const { subject, release } = this.#runtime.watch(want);
      subscriber.add(release);
      return subject.subscribe(subscriber);
    });
  }

  /** The state under a name, made when first used, from what was restored if that came before. */
  #fitOf(name: string, optimizer: Optimizer): Fit {
    const known = this.#fits.get(name);
    if (known) {
      known.accept(optimizer);
      return known;
    }
    const fit = new Fit(this.#runtime.options.arena, name, optimizer, this.#parameters);
    const restored = this.#restored.get(name);
    if (restored) {
      if (restored.optimizer !== optimizer.name) throw new FlowError(`fit: '${name}' holds the state of ${restored.optimizer}; give ${optimizer.name} a name of its own`);
      fit.check(restored, this.#parameters)();
      this.#restored.delete(name);
    }
    this.#fits.set(name, fit);
    return fit;
  }

  /** Check the optimizers of a state; what comes back writes them. Those that no fit uses yet are kept for when one does. */
  #checkFits(states: NetState<unknown>['fits']): (() => void)[] {
    const given = new Map(Object.entries(states ?? {}));
    for (const [name, state] of given) {
      const fit = this.#fits.get(name);
      if (fit && fit.kind !== state.optimizer) throw new FlowError(`restore: '${name}' is ${fit.kind} here and ${String(state.optimizer)} in the state`);
    }
    const writes = [...this.#fits].map(([name, fit]) => {
      const state = given.get(name);
      return state ? fit.check(state, this.#parameters) : (): void => fit.reset();
    });
    const kept = new Map([...given].filter(([name]) => !this.#fits.has(name)));
    return [...writes, () => void (this.#restored = kept)];
  }
}

/** Where a fault goes that nobody waits for: to the host, as an uncaught error. */
function reportLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

function numberOf(optimizer: Optimizer): number {
  let known = optimizerNumbers.get(optimizer);
  if (known === undefined) optimizerNumbers.set(optimizer, (known = optimizers++));
  return known;
}
